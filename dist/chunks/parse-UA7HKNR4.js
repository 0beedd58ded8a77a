import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  longestConfig,
  parseConfig
} from "./chunk-WEB3FPWP.js";
import "./chunk-DIVVM5LI.js";
import "./chunk-PFVNQGYH.js";
import "./chunk-FKC2CM2K.js";
import "./chunk-7QZRSVVM.js";
import "./chunk-NH74PUX4.js";
import "./chunk-C6CPXS2Y.js";
import "./chunk-DIT3HX7E.js";
export {
  longestConfig,
  parseConfig
};

import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  findRepository,
  openGitHub
} from "./chunk-OXMXEIUM.js";
import "./chunk-PKKGHBBQ.js";
import "./chunk-XGKTQX3O.js";
import "./chunk-AHQ7OKK4.js";
import "./chunk-7QZRSVVM.js";
import "./chunk-NH74PUX4.js";
import "./chunk-C6CPXS2Y.js";
import "./chunk-DIT3HX7E.js";
export {
  findRepository,
  openGitHub
};

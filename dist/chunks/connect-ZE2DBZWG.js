import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  connect
} from "./chunk-DL2EZ2IF.js";
import "./chunk-2X63PDCU.js";
import "./chunk-C6CPXS2Y.js";
import "./chunk-DIT3HX7E.js";
export {
  connect
};

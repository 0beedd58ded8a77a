import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  connect
} from "./chunk-SGZX2STF.js";
import "./chunk-6CYAQSRJ.js";
import "./chunk-OMOR5FW6.js";
import "./chunk-DIT3HX7E.js";
export {
  connect
};

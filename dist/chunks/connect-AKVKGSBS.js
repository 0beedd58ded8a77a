import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  connect
} from "./chunk-3N6MV7V6.js";
import "./chunk-6CYAQSRJ.js";
import "./chunk-2X63PDCU.js";
import "./chunk-DIT3HX7E.js";
export {
  connect
};

import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  connect
} from "./chunk-VTB7SPF5.js";
import "./chunk-2X63PDCU.js";
import "./chunk-GXBKZB3O.js";
import "./chunk-DIT3HX7E.js";
export {
  connect
};

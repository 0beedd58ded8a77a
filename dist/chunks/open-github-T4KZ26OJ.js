import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  findRepository,
  openGitHub
} from "./chunk-GKJN3UNK.js";
import "./chunk-EVLHHOMU.js";
import "./chunk-2WNOLTBX.js";
import "./chunk-GXBKZB3O.js";
import "./chunk-DIT3HX7E.js";
export {
  findRepository,
  openGitHub
};

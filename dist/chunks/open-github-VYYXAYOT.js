import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  findRepository,
  openGitHub
} from "./chunk-JM2A5IUW.js";
import "./chunk-UYHANB3V.js";
import "./chunk-XFVKSX3P.js";
import "./chunk-GXBKZB3O.js";
import "./chunk-DIT3HX7E.js";
export {
  findRepository,
  openGitHub
};

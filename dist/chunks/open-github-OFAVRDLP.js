import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  findRepository,
  openGitHub
} from "./chunk-NBNURLHQ.js";
import "./chunk-W6HTQKAQ.js";
import "./chunk-PJC4C5UC.js";
import "./chunk-GXBKZB3O.js";
import "./chunk-DIT3HX7E.js";
export {
  findRepository,
  openGitHub
};

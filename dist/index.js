import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  parseEvent,
  unreadable
} from "./chunks/chunk-ILJBN67J.js";
import {
  remedyFor
} from "./chunks/chunk-CCJ2EBDN.js";
import {
  durationExample,
  parseDuration
} from "./chunks/chunk-PFVNQGYH.js";
import {
  similar
} from "./chunks/chunk-FKC2CM2K.js";
import {
  isLostAnswer,
  looksAgain,
  redact,
  withoutInvisible
} from "./chunks/chunk-XGKTQX3O.js";
import {
  ProblemError
} from "./chunks/chunk-AHQ7OKK4.js";
import "./chunks/chunk-DIT3HX7E.js";

// src/action.ts
import { readFileSync } from "node:fs";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
import os3 from "os";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function group(name, fn) {
  return __awaiter2(this, void 0, void 0, function* () {
    startGroup(name);
    let result;
    try {
      result = yield fn();
    } finally {
      endGroup();
    }
    return result;
  });
}

// src/action/hidden.ts
var shortest = 8;
var secretFields = /["']?(?:token|password|client-key-data|client-secret|id-token|refresh-token|access-token)["']?\s*:\s*["']?([^\s"',}]+)/g;
var pem = /-----BEGIN [^-]+-----([\s\S]+?)-----END/g;
function hiddenTexts(token, kubeconfigs) {
  const texts = [token, ...kubeconfigs.flatMap((given) => [given, ...secretsIn(plain(given))])];
  const long = texts.filter((text) => text.length >= shortest);
  return [...new Set(long.flatMap((text) => [text, Buffer.from(text).toString("base64")]))];
}
function plain(kubeconfig) {
  const packed = kubeconfig.replaceAll(/\s/g, "");
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(packed) ? Buffer.from(packed, "base64").toString("utf8") : kubeconfig;
}
function secretsIn(kubeconfig) {
  const fields = [...kubeconfig.matchAll(secretFields)].map(([, value = ""]) => value);
  const keys = [...kubeconfig.matchAll(pem)].flatMap(([, body = ""]) => body.split(/\s+|\\n/));
  return [...fields, ...keys];
}

// src/action/inert-log.ts
function inertLog(text) {
  return withoutInvisible(text.replaceAll(/\r\n?/g, "\n")).replaceAll(/^([^\S\n]*):(?=:)/gm, "$1:\u200B").replaceAll("##[", "##\u200B[");
}

// src/action/inputs.ts
var modes = ["render", "verify", "chatops", "promote"];
function parseInputs(read) {
  const problems = [];
  const take = (name, parse) => {
    const text = read(name).trim();
    const value = text === "" ? void 0 : parse(text);
    if (!isProblem(value)) return value;
    problems.push(value);
    return void 0;
  };
  const mode = take("mode", parseMode);
  const command = take("command", (text) => text);
  const repository = take("repository", parseRepository);
  const token = take("token", parseToken);
  const kubeconfig = take("kubeconfig", (text) => text);
  const timeout = take("timeout", parseTimeout);
  if (token === void 0 && problems.length === 0) problems.push(noToken);
  if (token === void 0 || problems.length > 0) return { kind: "problems", problems };
  return {
    kind: "inputs",
    inputs: {
      token,
      ...mode === void 0 ? {} : { mode },
      ...command === void 0 ? {} : { command },
      ...repository === void 0 ? {} : { repository },
      ...kubeconfig === void 0 ? {} : { kubeconfig },
      ...timeout === void 0 ? {} : { timeout }
    }
  };
}
var noToken = {
  code: "TOKEN_MISSING",
  message: "There is no token to act on GitHub with.",
  advice: "Leave `token` out to take the workflow\u2019s own. If you name a secret there, it is empty: secrets do not reach workflows of forks."
};
function isProblem(value) {
  return typeof value === "object" && value !== null && "code" in value;
}
function parseMode(text) {
  const mode = modes.find((each) => each === text);
  if (mode !== void 0) return mode;
  const [nearest] = similar(text, modes);
  return {
    code: "INPUT_WRONG",
    message: `mode is "${text}", but must be ${modes.slice(0, -1).join(", ")} or ${modes.at(-1)}.`,
    ...nearest === void 0 ? {} : { advice: `Did you mean ${nearest}?` }
  };
}
function parseRepository(text) {
  if (/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(text)) return text;
  return { code: "INPUT_WRONG", message: `repository is "${text}", but must be owner/name.` };
}
function parseToken(text) {
  if (!/\s/.test(text)) return text;
  return {
    code: "INPUT_WRONG",
    message: "token holds white space, so it is no token.",
    advice: "Paste the secret again without line ends."
  };
}
function parseTimeout(text) {
  return parseDuration(text) ?? {
    code: "INPUT_WRONG",
    message: `timeout is "${text}", but must be ${durationExample}.`
  };
}

// src/action/github-job.ts
function openGitHubJob(environment, readFile) {
  const parsed = parseInputs((name) => getInput(name));
  if (parsed.kind === "problems") return { ...parsed, show: runnerShow };
  const { inputs } = parsed;
  for (const text of hiddenTexts(inputs.token, kubeconfigsIn(inputs, environment))) setSecret(text);
  const event = readEvent(environment, readFile);
  if (event instanceof ProblemError) return { kind: "problems", problems: [event.problem], show: runnerShow };
  const job = {
    event: { name: environment.GITHUB_EVENT_NAME ?? "", payload: event },
    repository: environment.GITHUB_REPOSITORY ?? "",
    apiUrl: environment.GITHUB_API_URL ?? "https://api.github.com",
    workspace: environment.GITHUB_WORKSPACE ?? process.cwd(),
    temporary: environment.RUNNER_TEMP ?? environment.GITHUB_WORKSPACE ?? process.cwd(),
    inputs,
    run: {
      id: Number(environment.GITHUB_RUN_ID ?? 0),
      step: stepName(environment),
      actor: environment.GITHUB_TRIGGERING_ACTOR ?? environment.GITHUB_ACTOR ?? "",
      workflow: environment.GITHUB_WORKFLOW_REF ?? ""
    },
    environment,
    show: runnerShow
  };
  return { kind: "job", job };
}
function kubeconfigsIn({ kubeconfig }, environment) {
  const named = Object.entries(environment).filter(([name]) => /^KUBE_?CONFIG(?!_PROGRAMS$)/.test(name));
  return [kubeconfig, ...named.map(([, value]) => value)].flatMap((text) => text?.trim() || []);
}
function stepName({ GITHUB_JOB = "", GITHUB_ACTION = "" }) {
  return `${GITHUB_JOB}/${GITHUB_ACTION}`;
}
function readEvent({ GITHUB_EVENT_PATH: path }, readFile) {
  if (path === void 0) return {};
  try {
    return parseEvent(readFile(path), path);
  } catch (error2) {
    if (error2 instanceof ProblemError) return error2;
    return new ProblemError(unreadable(`The event's file ${path} cannot be read.`), { cause: error2 });
  }
}
var longestSummary = 1e6;
async function writeSummary(markdown) {
  try {
    await summary.addRaw(markdown, true).write();
    return true;
  } catch {
    return false;
  }
}
var runnerShow = {
  folds: true,
  info: (text) => info(inertLog(text)),
  group: (title, work) => group(inertLog(title), work),
  output(name, value) {
    try {
      setOutput(name, value);
    } catch {
      warning(`The output ${name} is lost: the file that GITHUB_OUTPUT names cannot be written.`);
    }
  },
  async summary(markdown) {
    const fits = Buffer.byteLength(markdown) <= longestSummary;
    const cut = `${markdown.slice(0, longestSummary / 4)}

\u2026 cut: the rest is in the log.
`;
    const isWritten = await writeSummary(fits ? markdown : cut);
    if (!fits || !isWritten) info(inertLog(markdown));
  },
  annotate(level, { code, message, advice, place }) {
    const text = advice === void 0 ? message : `${message}
${advice}`;
    const where = place === void 0 ? {} : { file: inertLog(place.file), startLine: place.line, startColumn: place.column };
    const say = level === "error" ? error : level === "warning" ? warning : notice;
    say(inertLog(text), { title: code, ...where });
  }
};

// src/action/machine-problem.ts
function machineProblem(error2) {
  if (isLostAnswer(error2))
    return {
      code: "GITHUB_UNREACHABLE",
      message: `GitHub did not answer: ${messageOf(error2)}.`,
      advice: "Run the step again: nothing is done twice. If it stays, look at GITHUB_API_URL and the network of the runner."
    };
  const why = error2 instanceof Error && "code" in error2 ? fileProblems.get(String(error2.code)) : void 0;
  if (why === void 0 || !(error2 instanceof Error) || !("path" in error2)) return void 0;
  return {
    code: "FILE_UNUSABLE",
    message: `${String(error2.path)} cannot be used: ${why}.`,
    advice: "Files for later steps are put below RUNNER_TEMP, on the command line where --output says."
  };
}
var fileProblems = /* @__PURE__ */ new Map([
  ["EACCES", "this user may not"],
  ["EPERM", "this user may not"],
  ["EROFS", "it is on a file system that only reads"],
  ["ENOSPC", "no room is left"],
  ["ENOTDIR", "a part of it is no folder"],
  ["EEXIST", "a part of it is no folder"],
  ["EISDIR", "it is a folder"],
  ["ENOENT", "it is not there"]
]);
function messageOf(error2) {
  const first = error2 instanceof AggregateError ? error2.errors.find(isLostAnswer) : error2;
  return first instanceof Error ? first.message : "";
}

// src/action/mode.ts
var byEvent = {
  pull_request: "render",
  push: "verify",
  issue_comment: "chatops",
  schedule: "chatops",
  pull_request_review: "chatops",
  check_suite: "chatops",
  check_run: "chatops",
  status: "chatops"
};
function chooseMode(event, { mode, command }) {
  if (event === "pull_request_target") return targeted;
  const chosen = mode ?? (command === void 0 ? byEvent[event] : modeOfCommand(command));
  if (chosen === void 0) return unclear(event);
  if ((chosen === "promote" || chosen === "verify") && command === void 0 && event !== "push")
    return commandMissing(chosen);
  return chosen;
}
function modeOfCommand(command) {
  return /^\S+\s+on\s+\S+$/i.test(command.trim()) ? "verify" : "promote";
}
var targeted = {
  code: "EVENT_UNSAFE",
  message: "pull_request_target gives a pull request of a fork this repository\u2019s secrets.",
  advice: "Use `on: pull_request`. Without a writing token the diff stands in the step summary and in annotations."
};
function unclear(event) {
  return {
    code: "MODE_UNCLEAR",
    message: event === "" ? "No event is named." : `The event ${event} does not tell what to do.`,
    advice: "Set the input `mode` to render, verify, chatops or promote."
  };
}
function commandMissing(mode) {
  const example = mode === "promote" ? "podinfo@7.0.0 to test" : "podinfo on prod";
  return {
    code: "INPUT_MISSING",
    message: `mode ${mode} needs the input \`command\`${mode === "verify" ? ", or the event of a push" : ""}.`,
    advice: `For example \`command: ${example}\`.`
  };
}

// src/action/result.ts
var longestOutput = 5e5;
function withoutMarkers(markdown) {
  return `${markdown.replace(/^<!-- lockkeeper:.* -->$/gm, "").replace(/\n{3,}/g, "\n\n").trim()}
`;
}
async function showResult(show, { outputs, summary: summary2 }) {
  for (const [name, value] of Object.entries(outputs)) {
    const fits = value.length <= longestOutput;
    if (!fits) show.info(`The output ${name} is left out: it is longer than GitHub takes.`);
    show.output(name, fits ? value : "");
  }
  if (summary2 !== "") await show.summary(withoutMarkers(summary2));
}

// src/action/run-action.ts
var modes2 = {
  chatops: async () => (await import("./chunks/chatops-3U5TJLCT.js")).chatops,
  promote: async () => (await import("./chunks/promote-XZJPY73L.js")).promote,
  render: async () => (await import("./chunks/render-NUB4DCEW.js")).render,
  verify: async () => (await import("./chunks/verify-KVXGV536.js")).verify
};
async function runAction(job, clock) {
  const mode = chooseMode(job.event.name, job.inputs);
  if (typeof mode !== "string") return fail(job, mode);
  try {
    const run = await modes2[mode]();
    const result = await lookAgain(job, clock, () => run(job, clock));
    await showResult(job.show, result);
    return result.end;
  } catch (error2) {
    if (error2 instanceof ProblemError) return fail(job, error2.problem);
    return fail(job, remedyFor(error2) ?? machineProblem(error2) ?? unexpected(error2, job));
  }
}
async function lookAgain({ show }, clock, work) {
  for (const wait of looksAgain) {
    try {
      return await work();
    } catch (error2) {
      if (!isLostAnswer(error2)) throw error2;
      const message = error2 instanceof Error ? error2.message : "";
      show.info(`${message}. Looking again in ${wait / 1e3} s.`);
      await clock.sleep(wait);
    }
  }
  return work();
}
function fail({ show }, problem) {
  show.annotate("error", problem);
  show.output("verdict", "unknown");
  show.output("cause", problem.message);
  return 3;
}
function unexpected(error2, { inputs }) {
  const said = error2 instanceof Error ? `${error2.name}: ${error2.message}` : String(error2);
  const message = redact(
    said,
    hiddenTexts(inputs.token, inputs.kubeconfig === void 0 ? [] : [inputs.kubeconfig])
  );
  return {
    code: "UNEXPECTED",
    message,
    advice: "Run the step again: nothing is done twice. If it stays, report it with this line."
  };
}

// src/server/system-clock.ts
import { setTimeout as sleep } from "node:timers/promises";
var systemClock = {
  now: () => /* @__PURE__ */ new Date(),
  sleep: async (milliseconds) => void await sleep(milliseconds)
};

// src/action.ts
var opened = openGitHubJob(process.env, (path) => readFileSync(path, "utf8"));
if (opened.kind === "job") process.exitCode = await runAction(opened.job, systemClock);
else {
  for (const problem of opened.problems) opened.show.annotate("error", problem);
  process.exitCode = 3;
}

import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  assemble,
  configFile,
  createBuildMemo,
  filesBesides,
  folded,
  isMap,
  isNameable,
  isWanted,
  lastSegment,
  legacyOrder,
  lineAndColumn,
  objectsIn,
  partOfMemo,
  pinHas,
  pinsOf,
  printedValue,
  reaches,
  readingWith,
  renderUnits,
  sha256,
  table,
  text
} from "./chunk-VW3KPZPC.js";
import {
  parseConfig,
  repeated
} from "./chunk-WEB3FPWP.js";
import {
  parserWords,
  require_dist
} from "./chunk-DIVVM5LI.js";
import {
  similar
} from "./chunk-FKC2CM2K.js";
import {
  withAdvice
} from "./chunk-DJIZ2MWQ.js";
import {
  indexSegment,
  keyedSegment,
  parsePointer
} from "./chunk-3OH2UTVQ.js";
import {
  beforeColon,
  code,
  createRecentMap,
  cut,
  fence,
  inert,
  isLogin,
  mayBeSeen,
  prose,
  replyMarker,
  row,
  withoutBreaks
} from "./chunk-PKKGHBBQ.js";
import {
  ProblemError
} from "./chunk-AHQ7OKK4.js";
import {
  parseVersion
} from "./chunk-NH74PUX4.js";
import {
  __commonJS,
  __toESM
} from "./chunk-DIT3HX7E.js";

// node_modules/semver/internal/constants.js
var require_constants = __commonJS({
  "node_modules/semver/internal/constants.js"(exports, module) {
    "use strict";
    var SEMVER_SPEC_VERSION = "2.0.0";
    var MAX_LENGTH = 256;
    var MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || /* istanbul ignore next */
    9007199254740991;
    var MAX_SAFE_COMPONENT_LENGTH = 16;
    var MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6;
    var WHITESPACE_CHARACTERS = [
      "	",
      "\n",
      "\v",
      "\f",
      "\r",
      " ",
      "\xA0",
      "\u1680",
      "\u2000",
      "\u2001",
      "\u2002",
      "\u2003",
      "\u2004",
      "\u2005",
      "\u2006",
      "\u2007",
      "\u2008",
      "\u2009",
      "\u200A",
      "\u2028",
      "\u2029",
      "\u202F",
      "\u205F",
      "\u3000",
      "\uFEFF"
    ];
    var RELEASE_TYPES = [
      "major",
      "premajor",
      "minor",
      "preminor",
      "patch",
      "prepatch",
      "prerelease"
    ];
    module.exports = {
      MAX_LENGTH,
      MAX_SAFE_COMPONENT_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      MAX_SAFE_INTEGER,
      WHITESPACE_CHARACTERS,
      RELEASE_TYPES,
      SEMVER_SPEC_VERSION,
      FLAG_INCLUDE_PRERELEASE: 1,
      FLAG_LOOSE: 2
    };
  }
});

// node_modules/semver/internal/debug.js
var require_debug = __commonJS({
  "node_modules/semver/internal/debug.js"(exports, module) {
    "use strict";
    var debug = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {
    };
    module.exports = debug;
  }
});

// node_modules/semver/internal/re.js
var require_re = __commonJS({
  "node_modules/semver/internal/re.js"(exports, module) {
    "use strict";
    var {
      MAX_SAFE_COMPONENT_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      MAX_LENGTH
    } = require_constants();
    var debug = require_debug();
    exports = module.exports = {};
    var re = exports.re = [];
    var safeRe = exports.safeRe = [];
    var src = exports.src = [];
    var safeSrc = exports.safeSrc = [];
    var t = exports.t = {};
    var R = 0;
    var LETTERDASHNUMBER = "[a-zA-Z0-9-]";
    var safeRegexReplacements = [
      ["\\s", 1],
      ["\\d", MAX_LENGTH],
      [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
    ];
    var makeSafeRegex = (value) => {
      for (const [token, max] of safeRegexReplacements) {
        value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
      }
      return value;
    };
    var createToken = (name, value, isGlobal) => {
      const safe = makeSafeRegex(value);
      const index = R++;
      debug(name, index, value);
      t[name] = index;
      src[index] = value;
      safeSrc[index] = safe;
      re[index] = new RegExp(value, isGlobal ? "g" : void 0);
      safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
    };
    createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
    createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
    createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
    createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
    createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
    createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
    createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
    createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
    createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
    createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
    createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
    createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
    createToken("FULL", `^${src[t.FULLPLAIN]}$`);
    createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
    createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
    createToken("GTLT", "((?:<|>)?=?)");
    createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
    createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
    createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
    createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
    createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
    createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("COERCEPLAIN", `${"(^|[^\\d])(\\d{1,"}${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
    createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
    createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
    createToken("COERCERTL", src[t.COERCE], true);
    createToken("COERCERTLFULL", src[t.COERCEFULL], true);
    createToken("LONETILDE", "(?:~>?)");
    createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
    exports.tildeTrimReplace = "$1~";
    createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
    createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("LONECARET", "(?:\\^)");
    createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
    exports.caretTrimReplace = "$1^";
    createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
    createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
    createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
    createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
    exports.comparatorTrimReplace = "$1$2$3";
    createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
    createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
    createToken("STAR", "(<|>)?=?\\s*\\*");
    createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
    createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
  }
});

// node_modules/semver/internal/parse-options.js
var require_parse_options = __commonJS({
  "node_modules/semver/internal/parse-options.js"(exports, module) {
    "use strict";
    var looseOption = Object.freeze({ loose: true });
    var emptyOpts = Object.freeze({});
    var parseOptions = (options) => {
      if (!options) {
        return emptyOpts;
      }
      if (typeof options !== "object") {
        return looseOption;
      }
      return options;
    };
    module.exports = parseOptions;
  }
});

// node_modules/semver/internal/identifiers.js
var require_identifiers = __commonJS({
  "node_modules/semver/internal/identifiers.js"(exports, module) {
    "use strict";
    var numeric = /^[0-9]+$/;
    var compareIdentifiers = (a, b) => {
      if (typeof a === "number" && typeof b === "number") {
        return a === b ? 0 : a < b ? -1 : 1;
      }
      const anum = numeric.test(a);
      const bnum = numeric.test(b);
      if (anum && bnum) {
        a = +a;
        b = +b;
      }
      return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
    };
    var rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
    module.exports = {
      compareIdentifiers,
      rcompareIdentifiers
    };
  }
});

// node_modules/semver/classes/semver.js
var require_semver = __commonJS({
  "node_modules/semver/classes/semver.js"(exports, module) {
    "use strict";
    var debug = require_debug();
    var { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
    var { safeRe: re, t } = require_re();
    var parseOptions = require_parse_options();
    var { compareIdentifiers } = require_identifiers();
    var isPrereleaseIdentifier = (prerelease, identifier) => {
      const identifiers = identifier.split(".");
      if (identifiers.length > prerelease.length) {
        return false;
      }
      for (let i = 0; i < identifiers.length; i++) {
        if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
          return false;
        }
      }
      return true;
    };
    var SemVer = class _SemVer {
      constructor(version, options) {
        options = parseOptions(options);
        if (version instanceof _SemVer) {
          if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) {
            return version;
          } else {
            version = version.version;
          }
        } else if (typeof version !== "string") {
          throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
        }
        if (version.length > MAX_LENGTH) {
          throw new TypeError(
            `version is longer than ${MAX_LENGTH} characters`
          );
        }
        debug("SemVer", version, options);
        this.options = options;
        this.loose = !!options.loose;
        this.includePrerelease = !!options.includePrerelease;
        const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
        if (!m) {
          throw new TypeError(`Invalid Version: ${version}`);
        }
        this.raw = version;
        this.major = +m[1];
        this.minor = +m[2];
        this.patch = +m[3];
        if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
          throw new TypeError("Invalid major version");
        }
        if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
          throw new TypeError("Invalid minor version");
        }
        if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
          throw new TypeError("Invalid patch version");
        }
        if (!m[4]) {
          this.prerelease = [];
        } else {
          this.prerelease = m[4].split(".").map((id) => {
            if (/^[0-9]+$/.test(id)) {
              const num = +id;
              if (num >= 0 && num < MAX_SAFE_INTEGER) {
                return num;
              }
            }
            return id;
          });
        }
        this.build = m[5] ? m[5].split(".") : [];
        this.format();
      }
      format() {
        this.version = `${this.major}.${this.minor}.${this.patch}`;
        if (this.prerelease.length) {
          this.version += `-${this.prerelease.join(".")}`;
        }
        return this.version;
      }
      toString() {
        return this.version;
      }
      compare(other) {
        debug("SemVer.compare", this.version, this.options, other);
        if (!(other instanceof _SemVer)) {
          if (typeof other === "string" && other === this.version) {
            return 0;
          }
          other = new _SemVer(other, this.options);
        }
        if (other.version === this.version) {
          return 0;
        }
        return this.compareMain(other) || this.comparePre(other);
      }
      compareMain(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        if (this.major < other.major) {
          return -1;
        }
        if (this.major > other.major) {
          return 1;
        }
        if (this.minor < other.minor) {
          return -1;
        }
        if (this.minor > other.minor) {
          return 1;
        }
        if (this.patch < other.patch) {
          return -1;
        }
        if (this.patch > other.patch) {
          return 1;
        }
        return 0;
      }
      comparePre(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        if (this.prerelease.length && !other.prerelease.length) {
          return -1;
        } else if (!this.prerelease.length && other.prerelease.length) {
          return 1;
        } else if (!this.prerelease.length && !other.prerelease.length) {
          return 0;
        }
        let i = 0;
        do {
          const a = this.prerelease[i];
          const b = other.prerelease[i];
          debug("prerelease compare", i, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i);
      }
      compareBuild(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        let i = 0;
        do {
          const a = this.build[i];
          const b = other.build[i];
          debug("build compare", i, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i);
      }
      // preminor will bump the version up to the next minor release, and immediately
      // down to pre-release. premajor and prepatch work the same way.
      inc(release, identifier, identifierBase) {
        if (release.startsWith("pre")) {
          if (!identifier && identifierBase === false) {
            throw new Error("invalid increment argument: identifier is empty");
          }
          if (identifier) {
            const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
            if (!match || match[1] !== identifier) {
              throw new Error(`invalid identifier: ${identifier}`);
            }
          }
        }
        switch (release) {
          case "premajor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor = 0;
            this.major++;
            this.inc("pre", identifier, identifierBase);
            break;
          case "preminor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor++;
            this.inc("pre", identifier, identifierBase);
            break;
          case "prepatch":
            this.prerelease.length = 0;
            this.inc("patch", identifier, identifierBase);
            this.inc("pre", identifier, identifierBase);
            break;
          // If the input is a non-prerelease version, this acts the same as
          // prepatch.
          case "prerelease":
            if (this.prerelease.length === 0) {
              this.inc("patch", identifier, identifierBase);
            }
            this.inc("pre", identifier, identifierBase);
            break;
          case "release":
            if (this.prerelease.length === 0) {
              throw new Error(`version ${this.raw} is not a prerelease`);
            }
            this.prerelease.length = 0;
            break;
          case "major":
            if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) {
              this.major++;
            }
            this.minor = 0;
            this.patch = 0;
            this.prerelease = [];
            break;
          case "minor":
            if (this.patch !== 0 || this.prerelease.length === 0) {
              this.minor++;
            }
            this.patch = 0;
            this.prerelease = [];
            break;
          case "patch":
            if (this.prerelease.length === 0) {
              this.patch++;
            }
            this.prerelease = [];
            break;
          // This probably shouldn't be used publicly.
          // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
          case "pre": {
            const base = Number(identifierBase) ? 1 : 0;
            if (this.prerelease.length === 0) {
              this.prerelease = [base];
            } else {
              let i = this.prerelease.length;
              while (--i >= 0) {
                if (typeof this.prerelease[i] === "number") {
                  this.prerelease[i]++;
                  i = -2;
                }
              }
              if (i === -1) {
                if (identifier === this.prerelease.join(".") && identifierBase === false) {
                  throw new Error("invalid increment argument: identifier already exists");
                }
                this.prerelease.push(base);
              }
            }
            if (identifier) {
              let prerelease = [identifier, base];
              if (identifierBase === false) {
                prerelease = [identifier];
              }
              if (isPrereleaseIdentifier(this.prerelease, identifier)) {
                const prereleaseBase = this.prerelease[identifier.split(".").length];
                if (isNaN(prereleaseBase)) {
                  this.prerelease = prerelease;
                }
              } else {
                this.prerelease = prerelease;
              }
            }
            break;
          }
          default:
            throw new Error(`invalid increment argument: ${release}`);
        }
        this.raw = this.format();
        if (this.build.length) {
          this.raw += `+${this.build.join(".")}`;
        }
        return this;
      }
    };
    module.exports = SemVer;
  }
});

// node_modules/semver/functions/parse.js
var require_parse = __commonJS({
  "node_modules/semver/functions/parse.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var parse3 = (version, options, throwErrors = false) => {
      if (version instanceof SemVer) {
        return version;
      }
      try {
        return new SemVer(version, options);
      } catch (er) {
        if (!throwErrors) {
          return null;
        }
        throw er;
      }
    };
    module.exports = parse3;
  }
});

// node_modules/semver/functions/valid.js
var require_valid = __commonJS({
  "node_modules/semver/functions/valid.js"(exports, module) {
    "use strict";
    var parse3 = require_parse();
    var valid2 = (version, options) => {
      const v = parse3(version, options);
      return v ? v.version : null;
    };
    module.exports = valid2;
  }
});

// node_modules/semver/functions/clean.js
var require_clean = __commonJS({
  "node_modules/semver/functions/clean.js"(exports, module) {
    "use strict";
    var parse3 = require_parse();
    var clean = (version, options) => {
      const s = parse3(version.trim().replace(/^[=v]+/, ""), options);
      return s ? s.version : null;
    };
    module.exports = clean;
  }
});

// node_modules/semver/functions/inc.js
var require_inc = __commonJS({
  "node_modules/semver/functions/inc.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var inc = (version, release, options, identifier, identifierBase) => {
      if (typeof options === "string") {
        identifierBase = identifier;
        identifier = options;
        options = void 0;
      }
      try {
        return new SemVer(
          version instanceof SemVer ? version.version : version,
          options
        ).inc(release, identifier, identifierBase).version;
      } catch (er) {
        return null;
      }
    };
    module.exports = inc;
  }
});

// node_modules/semver/functions/diff.js
var require_diff = __commonJS({
  "node_modules/semver/functions/diff.js"(exports, module) {
    "use strict";
    var parse3 = require_parse();
    var diff = (version1, version2) => {
      const v1 = parse3(version1, null, true);
      const v2 = parse3(version2, null, true);
      const comparison = v1.compare(v2);
      if (comparison === 0) {
        return null;
      }
      const v1Higher = comparison > 0;
      const highVersion = v1Higher ? v1 : v2;
      const lowVersion = v1Higher ? v2 : v1;
      const highHasPre = !!highVersion.prerelease.length;
      const lowHasPre = !!lowVersion.prerelease.length;
      if (lowHasPre && !highHasPre) {
        if (!lowVersion.patch && !lowVersion.minor) {
          return "major";
        }
        if (lowVersion.compareMain(highVersion) === 0) {
          if (lowVersion.minor && !lowVersion.patch) {
            return "minor";
          }
          return "patch";
        }
      }
      const prefix = highHasPre ? "pre" : "";
      if (v1.major !== v2.major) {
        return prefix + "major";
      }
      if (v1.minor !== v2.minor) {
        return prefix + "minor";
      }
      if (v1.patch !== v2.patch) {
        return prefix + "patch";
      }
      return "prerelease";
    };
    module.exports = diff;
  }
});

// node_modules/semver/functions/major.js
var require_major = __commonJS({
  "node_modules/semver/functions/major.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var major = (a, loose) => new SemVer(a, loose).major;
    module.exports = major;
  }
});

// node_modules/semver/functions/minor.js
var require_minor = __commonJS({
  "node_modules/semver/functions/minor.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var minor = (a, loose) => new SemVer(a, loose).minor;
    module.exports = minor;
  }
});

// node_modules/semver/functions/patch.js
var require_patch = __commonJS({
  "node_modules/semver/functions/patch.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var patch = (a, loose) => new SemVer(a, loose).patch;
    module.exports = patch;
  }
});

// node_modules/semver/functions/prerelease.js
var require_prerelease = __commonJS({
  "node_modules/semver/functions/prerelease.js"(exports, module) {
    "use strict";
    var parse3 = require_parse();
    var prerelease = (version, options) => {
      const parsed2 = parse3(version, options);
      return parsed2 && parsed2.prerelease.length ? parsed2.prerelease : null;
    };
    module.exports = prerelease;
  }
});

// node_modules/semver/functions/compare.js
var require_compare = __commonJS({
  "node_modules/semver/functions/compare.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var compare3 = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
    module.exports = compare3;
  }
});

// node_modules/semver/functions/rcompare.js
var require_rcompare = __commonJS({
  "node_modules/semver/functions/rcompare.js"(exports, module) {
    "use strict";
    var compare3 = require_compare();
    var rcompare2 = (a, b, loose) => compare3(b, a, loose);
    module.exports = rcompare2;
  }
});

// node_modules/semver/functions/compare-loose.js
var require_compare_loose = __commonJS({
  "node_modules/semver/functions/compare-loose.js"(exports, module) {
    "use strict";
    var compare3 = require_compare();
    var compareLoose = (a, b) => compare3(a, b, true);
    module.exports = compareLoose;
  }
});

// node_modules/semver/functions/compare-build.js
var require_compare_build = __commonJS({
  "node_modules/semver/functions/compare-build.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var compareBuild = (a, b, loose) => {
      const versionA = new SemVer(a, loose);
      const versionB = new SemVer(b, loose);
      return versionA.compare(versionB) || versionA.compareBuild(versionB);
    };
    module.exports = compareBuild;
  }
});

// node_modules/semver/functions/sort.js
var require_sort = __commonJS({
  "node_modules/semver/functions/sort.js"(exports, module) {
    "use strict";
    var compareBuild = require_compare_build();
    var sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose));
    module.exports = sort;
  }
});

// node_modules/semver/functions/rsort.js
var require_rsort = __commonJS({
  "node_modules/semver/functions/rsort.js"(exports, module) {
    "use strict";
    var compareBuild = require_compare_build();
    var rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose));
    module.exports = rsort;
  }
});

// node_modules/semver/functions/gt.js
var require_gt = __commonJS({
  "node_modules/semver/functions/gt.js"(exports, module) {
    "use strict";
    var compare3 = require_compare();
    var gt = (a, b, loose) => compare3(a, b, loose) > 0;
    module.exports = gt;
  }
});

// node_modules/semver/functions/lt.js
var require_lt = __commonJS({
  "node_modules/semver/functions/lt.js"(exports, module) {
    "use strict";
    var compare3 = require_compare();
    var lt = (a, b, loose) => compare3(a, b, loose) < 0;
    module.exports = lt;
  }
});

// node_modules/semver/functions/eq.js
var require_eq = __commonJS({
  "node_modules/semver/functions/eq.js"(exports, module) {
    "use strict";
    var compare3 = require_compare();
    var eq = (a, b, loose) => compare3(a, b, loose) === 0;
    module.exports = eq;
  }
});

// node_modules/semver/functions/neq.js
var require_neq = __commonJS({
  "node_modules/semver/functions/neq.js"(exports, module) {
    "use strict";
    var compare3 = require_compare();
    var neq = (a, b, loose) => compare3(a, b, loose) !== 0;
    module.exports = neq;
  }
});

// node_modules/semver/functions/gte.js
var require_gte = __commonJS({
  "node_modules/semver/functions/gte.js"(exports, module) {
    "use strict";
    var compare3 = require_compare();
    var gte = (a, b, loose) => compare3(a, b, loose) >= 0;
    module.exports = gte;
  }
});

// node_modules/semver/functions/lte.js
var require_lte = __commonJS({
  "node_modules/semver/functions/lte.js"(exports, module) {
    "use strict";
    var compare3 = require_compare();
    var lte = (a, b, loose) => compare3(a, b, loose) <= 0;
    module.exports = lte;
  }
});

// node_modules/semver/functions/cmp.js
var require_cmp = __commonJS({
  "node_modules/semver/functions/cmp.js"(exports, module) {
    "use strict";
    var eq = require_eq();
    var neq = require_neq();
    var gt = require_gt();
    var gte = require_gte();
    var lt = require_lt();
    var lte = require_lte();
    var cmp = (a, op, b, loose) => {
      switch (op) {
        case "===":
          if (typeof a === "object") {
            a = a.version;
          }
          if (typeof b === "object") {
            b = b.version;
          }
          return a === b;
        case "!==":
          if (typeof a === "object") {
            a = a.version;
          }
          if (typeof b === "object") {
            b = b.version;
          }
          return a !== b;
        case "":
        case "=":
        case "==":
          return eq(a, b, loose);
        case "!=":
          return neq(a, b, loose);
        case ">":
          return gt(a, b, loose);
        case ">=":
          return gte(a, b, loose);
        case "<":
          return lt(a, b, loose);
        case "<=":
          return lte(a, b, loose);
        default:
          throw new TypeError(`Invalid operator: ${op}`);
      }
    };
    module.exports = cmp;
  }
});

// node_modules/semver/functions/coerce.js
var require_coerce = __commonJS({
  "node_modules/semver/functions/coerce.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var parse3 = require_parse();
    var { safeRe: re, t } = require_re();
    var coerce = (version, options) => {
      if (version instanceof SemVer) {
        return version;
      }
      if (typeof version === "number") {
        version = String(version);
      }
      if (typeof version !== "string") {
        return null;
      }
      options = options || {};
      let match = null;
      if (!options.rtl) {
        match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE]);
      } else {
        const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL];
        let next;
        while ((next = coerceRtlRegex.exec(version)) && (!match || match.index + match[0].length !== version.length)) {
          if (!match || next.index + next[0].length !== match.index + match[0].length) {
            match = next;
          }
          coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length;
        }
        coerceRtlRegex.lastIndex = -1;
      }
      if (match === null) {
        return null;
      }
      const major = match[2];
      const minor = match[3] || "0";
      const patch = match[4] || "0";
      const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : "";
      const build = options.includePrerelease && match[6] ? `+${match[6]}` : "";
      return parse3(`${major}.${minor}.${patch}${prerelease}${build}`, options);
    };
    module.exports = coerce;
  }
});

// node_modules/semver/functions/truncate.js
var require_truncate = __commonJS({
  "node_modules/semver/functions/truncate.js"(exports, module) {
    "use strict";
    var parse3 = require_parse();
    var constants = require_constants();
    var SemVer = require_semver();
    var truncate = (version, truncation, options) => {
      if (!constants.RELEASE_TYPES.includes(truncation)) {
        return null;
      }
      const clonedVersion = cloneInputVersion(version, options);
      return clonedVersion && doTruncation(clonedVersion, truncation);
    };
    var cloneInputVersion = (version, options) => {
      const versionStringToParse = version instanceof SemVer ? version.version : version;
      return parse3(versionStringToParse, options);
    };
    var doTruncation = (version, truncation) => {
      if (isPrerelease(truncation)) {
        return version.version;
      }
      version.prerelease = [];
      switch (truncation) {
        case "major":
          version.minor = 0;
          version.patch = 0;
          break;
        case "minor":
          version.patch = 0;
          break;
      }
      return version.format();
    };
    var isPrerelease = (type) => {
      return type.startsWith("pre");
    };
    module.exports = truncate;
  }
});

// node_modules/semver/internal/lrucache.js
var require_lrucache = __commonJS({
  "node_modules/semver/internal/lrucache.js"(exports, module) {
    "use strict";
    var LRUCache = class {
      constructor() {
        this.max = 1e3;
        this.map = /* @__PURE__ */ new Map();
      }
      get(key) {
        const value = this.map.get(key);
        if (value === void 0) {
          return void 0;
        } else {
          this.map.delete(key);
          this.map.set(key, value);
          return value;
        }
      }
      delete(key) {
        return this.map.delete(key);
      }
      set(key, value) {
        const deleted = this.delete(key);
        if (!deleted && value !== void 0) {
          if (this.map.size >= this.max) {
            const firstKey = this.map.keys().next().value;
            this.delete(firstKey);
          }
          this.map.set(key, value);
        }
        return this;
      }
    };
    module.exports = LRUCache;
  }
});

// node_modules/semver/internal/trim-comparator-whitespace.js
var require_trim_comparator_whitespace = __commonJS({
  "node_modules/semver/internal/trim-comparator-whitespace.js"(exports, module) {
    "use strict";
    var {
      MAX_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      WHITESPACE_CHARACTERS
    } = require_constants();
    var whitespace = new Uint8Array(65536);
    for (const char of WHITESPACE_CHARACTERS) {
      whitespace[char.charCodeAt(0)] = 1;
    }
    var isWhitespace = (char) => char !== void 0 && whitespace[char.charCodeAt(0)] === 1;
    var isVersionPrefix = (char) => char === "v" || char === "=" || isWhitespace(char);
    var isDigit = (char) => char !== void 0 && char >= "0" && char <= "9";
    var isLetter = (char) => char !== void 0 && (char >= "a" && char <= "z" || char >= "A" && char <= "Z");
    var isIdentifierCharacter = (char) => isDigit(char) || isLetter(char) || char === "-";
    var isVersionStart = (char) => isDigit(char) || char === "x" || char === "X" || char === "*";
    var findDigitsEndIndex = (range, start, limit, digitRuns) => {
      if (!isDigit(range[start])) {
        return start;
      }
      if (start >= digitRuns.start && start < digitRuns.end) {
        return Math.min(start + limit, digitRuns.end);
      }
      if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) {
        return Math.min(start + limit, digitRuns.previousEnd);
      }
      let end = start + 1;
      while (isDigit(range[end])) {
        end++;
      }
      digitRuns.previousStart = digitRuns.start;
      digitRuns.previousEnd = digitRuns.end;
      digitRuns.start = start;
      digitRuns.end = end;
      return Math.min(start + limit, end);
    };
    var findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
      if (!loose && range[start] === "0") {
        return start + 1;
      }
      return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns);
    };
    var findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
      const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns);
      if (isLetter(range[digitsEnd]) || range[digitsEnd] === "-") {
        let end = digitsEnd + 1;
        const limit = end + MAX_SAFE_BUILD_LENGTH;
        while (end < limit && isIdentifierCharacter(range[end])) {
          end++;
        }
        return end;
      }
      return findVersionNumberEndIndex(range, start, loose, digitRuns);
    };
    var findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
      const hyphen = range[start] === "-";
      if (!loose && !hyphen) {
        return start;
      }
      const identifierStart = start + (hyphen ? 1 : 0);
      let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns);
      if (end === identifierStart) {
        if (!loose || !hyphen) {
          return start;
        }
        end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns);
      }
      while (range[end] === ".") {
        const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns);
        if (next === end + 1) {
          break;
        }
        end = next;
      }
      return end;
    };
    var findBuildIdentifierEndIndex = (range, start) => {
      let end = start;
      while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) {
        end++;
      }
      return end;
    };
    var findBuildEndIndex = (range, start) => {
      if (range[start] !== "+") {
        return start;
      }
      let end = findBuildIdentifierEndIndex(range, start + 1);
      if (end === start + 1) {
        return start;
      }
      while (range[end] === ".") {
        const next = findBuildIdentifierEndIndex(range, end + 1);
        if (next === end + 1) {
          break;
        }
        end = next;
      }
      return end;
    };
    var findLooseFullVersionEndIndex = (range, start, digitRuns) => {
      let end = start;
      for (let component = 0; component < 3; component++) {
        const next = findVersionNumberEndIndex(range, end, true, digitRuns);
        if (next === end) {
          return start;
        }
        end = next;
        if (component < 2) {
          if (range[end] !== ".") {
            return start;
          }
          end++;
        }
      }
      const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns);
      return findBuildEndIndex(range, prereleaseEnd);
    };
    var findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
      if (isDigit(range[start])) {
        return findVersionNumberEndIndex(range, start, false, digitRuns);
      }
      return isVersionStart(range[start]) ? start + 1 : start;
    };
    var findPartialVersionEndIndex = (range, start, digitRuns) => {
      let end = findPartialVersionComponentEndIndex(range, start, digitRuns);
      for (let component = 0; component < 2; component++) {
        if (range[end] !== ".") {
          return end;
        }
        const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns);
        if (next === end + 1) {
          return end;
        }
        end = next;
      }
      const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns);
      return findBuildEndIndex(range, prereleaseEnd);
    };
    var findVersionEndIndex = (range, start, digitRuns) => {
      const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns);
      return fullVersionEnd !== start ? fullVersionEnd : findPartialVersionEndIndex(range, start, digitRuns);
    };
    var findRemovableWhitespaceIndex = (range, matchStart) => {
      let position = matchStart;
      if (isWhitespace(range[position])) {
        position++;
      }
      if (range[position] === "<" || range[position] === ">") {
        position++;
      }
      if (range[position] === "=") {
        position++;
      }
      return isWhitespace(range[position]) ? position : -1;
    };
    var trimComparatorWhitespace = (range) => {
      let result = "";
      let copyFrom = 0;
      let cursor = 0;
      const digitRuns = { start: -1, end: -1, previousStart: -1, previousEnd: -1 };
      while (cursor < range.length) {
        const matchStart = cursor;
        if (range[cursor] === "<" || range[cursor] === ">") {
          cursor++;
        } else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
          cursor++;
          continue;
        }
        while (cursor < range.length && isVersionPrefix(range[cursor])) {
          cursor++;
        }
        if (!isVersionStart(range[cursor])) {
          continue;
        }
        const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart);
        if (whitespacePosition !== -1) {
          result += range.slice(copyFrom, whitespacePosition);
          copyFrom = whitespacePosition + 1;
        }
        cursor = findVersionEndIndex(range, cursor, digitRuns);
      }
      return result + range.slice(copyFrom);
    };
    module.exports = trimComparatorWhitespace;
  }
});

// node_modules/semver/classes/range.js
var require_range = __commonJS({
  "node_modules/semver/classes/range.js"(exports, module) {
    "use strict";
    var SPACE_CHARACTERS = /\s+/g;
    var Range = class _Range {
      constructor(range, options) {
        options = parseOptions(options);
        if (range instanceof _Range) {
          if (range.loose === !!options.loose && range.includePrerelease === !!options.includePrerelease) {
            return range;
          } else {
            return new _Range(range.raw, options);
          }
        }
        if (range instanceof Comparator) {
          this.raw = range.value;
          this.set = [[range]];
          this.formatted = void 0;
          return this;
        }
        this.options = options;
        this.loose = !!options.loose;
        this.includePrerelease = !!options.includePrerelease;
        this.raw = range.trim().replace(SPACE_CHARACTERS, " ");
        this.set = this.raw.split("||").map((r) => this.parseRange(r.trim())).filter((c) => c.length);
        if (!this.set.length) {
          throw new TypeError(`Invalid SemVer Range: ${this.raw}`);
        }
        if (this.set.length > 1) {
          const first = this.set[0];
          this.set = this.set.filter((c) => !isNullSet(c[0]));
          if (this.set.length === 0) {
            this.set = [first];
          } else if (this.set.length > 1) {
            for (const c of this.set) {
              if (c.length === 1 && isAny(c[0])) {
                this.set = [c];
                break;
              }
            }
          }
        }
        this.formatted = void 0;
      }
      get range() {
        if (this.formatted === void 0) {
          this.formatted = "";
          for (let i = 0; i < this.set.length; i++) {
            if (i > 0) {
              this.formatted += "||";
            }
            const comps = this.set[i];
            for (let k = 0; k < comps.length; k++) {
              if (k > 0) {
                this.formatted += " ";
              }
              this.formatted += comps[k].toString().trim();
            }
          }
        }
        return this.formatted;
      }
      format() {
        return this.range;
      }
      toString() {
        return this.range;
      }
      parseRange(range) {
        range = range.replace(BUILDSTRIPRE, "");
        const memoOpts = (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) | (this.options.loose && FLAG_LOOSE);
        const memoKey = memoOpts + ":" + range;
        const cached = cache.get(memoKey);
        if (cached) {
          return cached;
        }
        const loose = this.options.loose;
        const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE];
        range = range.replace(hr, hyphenReplace(this.options.includePrerelease));
        debug("hyphen replace", range);
        range = trimComparatorWhitespace(range);
        debug("comparator trim", range);
        range = range.replace(re[t.TILDETRIM], tildeTrimReplace);
        debug("tilde trim", range);
        range = range.replace(re[t.CARETTRIM], caretTrimReplace);
        debug("caret trim", range);
        let rangeList = range.split(" ").map((comp) => parseComparator(comp, this.options)).join(" ").split(/\s+/).map((comp) => replaceGTE0(comp, this.options));
        if (loose) {
          rangeList = rangeList.filter((comp) => {
            debug("loose invalid filter", comp, this.options);
            return !!comp.match(re[t.COMPARATORLOOSE]);
          });
        }
        debug("range list", rangeList);
        const rangeMap = /* @__PURE__ */ new Map();
        const comparators = rangeList.map((comp) => new Comparator(comp, this.options));
        for (const comp of comparators) {
          if (isNullSet(comp)) {
            return [comp];
          }
          rangeMap.set(comp.value, comp);
        }
        if (rangeMap.size > 1 && rangeMap.has("")) {
          rangeMap.delete("");
        }
        const result = [...rangeMap.values()];
        cache.set(memoKey, result);
        return result;
      }
      intersects(range, options) {
        if (!(range instanceof _Range)) {
          throw new TypeError("a Range is required");
        }
        return this.set.some((thisComparators) => {
          return isSatisfiable(thisComparators, options) && range.set.some((rangeComparators) => {
            return isSatisfiable(rangeComparators, options) && thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options);
              });
            });
          });
        });
      }
      // if ANY of the sets match ALL of its comparators, then pass
      test(version) {
        if (!version) {
          return false;
        }
        if (typeof version === "string") {
          try {
            version = new SemVer(version, this.options);
          } catch (er) {
            return false;
          }
        }
        for (let i = 0; i < this.set.length; i++) {
          if (testSet(this.set[i], version, this.options)) {
            return true;
          }
        }
        return false;
      }
    };
    module.exports = Range;
    var LRU = require_lrucache();
    var cache = new LRU();
    var parseOptions = require_parse_options();
    var Comparator = require_comparator();
    var debug = require_debug();
    var SemVer = require_semver();
    var trimComparatorWhitespace = require_trim_comparator_whitespace();
    var {
      safeRe: re,
      src,
      t,
      tildeTrimReplace,
      caretTrimReplace
    } = require_re();
    var { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = require_constants();
    var BUILDSTRIPRE = new RegExp(src[t.BUILD], "g");
    var isNullSet = (c) => c.value === "<0.0.0-0";
    var isAny = (c) => c.value === "";
    var isSatisfiable = (comparators, options) => {
      let result = true;
      const remainingComparators = comparators.slice();
      let testComparator = remainingComparators.pop();
      while (result && remainingComparators.length) {
        result = remainingComparators.every((otherComparator) => {
          return testComparator.intersects(otherComparator, options);
        });
        testComparator = remainingComparators.pop();
      }
      return result;
    };
    var parseComparator = (comp, options) => {
      comp = comp.replace(re[t.BUILD], "");
      debug("comp", comp, options);
      comp = replaceCarets(comp, options);
      debug("caret", comp);
      comp = replaceTildes(comp, options);
      debug("tildes", comp);
      comp = replaceXRanges(comp, options);
      debug("xrange", comp);
      comp = replaceStars(comp, options);
      debug("stars", comp);
      return comp;
    };
    var isX = (id) => !id || id.toLowerCase() === "x" || id === "*";
    var invalidXRangeOrder = (M, m, p) => isX(M) && !isX(m) || isX(m) && p && !isX(p);
    var replaceTildes = (comp, options) => {
      return comp.trim().split(/\s+/).map((c) => replaceTilde(c, options)).join(" ");
    };
    var replaceTilde = (comp, options) => {
      const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE];
      const z = options.includePrerelease ? "-0" : "";
      return comp.replace(r, (_, M, m, p, pr) => {
        debug("tilde", comp, _, M, m, p, pr);
        let ret;
        if (isX(M)) {
          ret = "";
        } else if (isX(m)) {
          ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
        } else if (isX(p)) {
          ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
        } else if (pr) {
          debug("replaceTilde pr", pr);
          ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
        } else {
          ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
        }
        debug("tilde return", ret);
        return ret;
      });
    };
    var replaceCarets = (comp, options) => {
      return comp.trim().split(/\s+/).map((c) => replaceCaret(c, options)).join(" ");
    };
    var replaceCaret = (comp, options) => {
      debug("caret", comp, options);
      const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET];
      const z = options.includePrerelease ? "-0" : "";
      return comp.replace(r, (_, M, m, p, pr) => {
        debug("caret", comp, _, M, m, p, pr);
        let ret;
        if (isX(M)) {
          ret = "";
        } else if (isX(m)) {
          ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
        } else if (isX(p)) {
          if (M === "0") {
            ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
          } else {
            ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`;
          }
        } else if (pr) {
          debug("replaceCaret pr", pr);
          if (M === "0") {
            if (m === "0") {
              ret = `>=${M}.${m}.${p}-${pr} <${M}.${m}.${+p + 1}-0`;
            } else {
              ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
            }
          } else {
            ret = `>=${M}.${m}.${p}-${pr} <${+M + 1}.0.0-0`;
          }
        } else {
          debug("no pr");
          if (M === "0") {
            if (m === "0") {
              ret = `>=${M}.${m}.${p} <${M}.${m}.${+p + 1}-0`;
            } else {
              ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
            }
          } else {
            ret = `>=${M}.${m}.${p} <${+M + 1}.0.0-0`;
          }
        }
        debug("caret return", ret);
        return ret;
      });
    };
    var replaceXRanges = (comp, options) => {
      debug("replaceXRanges", comp, options);
      return comp.split(/\s+/).map((c) => replaceXRange(c, options)).join(" ");
    };
    var replaceXRange = (comp, options) => {
      comp = comp.trim();
      const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE];
      return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
        debug("xRange", comp, ret, gtlt, M, m, p, pr);
        if (invalidXRangeOrder(M, m, p)) {
          return comp;
        }
        const xM = isX(M);
        const xm = xM || isX(m);
        const xp = xm || isX(p);
        const anyX = xp;
        if (gtlt === "=" && anyX) {
          gtlt = "";
        }
        pr = options.includePrerelease ? "-0" : "";
        if (xM) {
          if (gtlt === ">" || gtlt === "<") {
            ret = "<0.0.0-0";
          } else {
            ret = "*";
          }
        } else if (gtlt && anyX) {
          if (xm) {
            m = 0;
          }
          p = 0;
          if (gtlt === ">") {
            gtlt = ">=";
            if (xm) {
              M = +M + 1;
              m = 0;
              p = 0;
            } else {
              m = +m + 1;
              p = 0;
            }
          } else if (gtlt === "<=") {
            gtlt = "<";
            if (xm) {
              M = +M + 1;
            } else {
              m = +m + 1;
            }
          }
          if (gtlt === "<") {
            pr = "-0";
          }
          ret = `${gtlt + M}.${m}.${p}${pr}`;
        } else if (xm) {
          ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`;
        } else if (xp) {
          ret = `>=${M}.${m}.0${pr} <${M}.${+m + 1}.0-0`;
        }
        debug("xRange return", ret);
        return ret;
      });
    };
    var replaceStars = (comp, options) => {
      debug("replaceStars", comp, options);
      return comp.trim().replace(re[t.STAR], "");
    };
    var replaceGTE0 = (comp, options) => {
      debug("replaceGTE0", comp, options);
      return comp.trim().replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], "");
    };
    var hyphenReplace = (incPr) => ($0, from, fM, fm, fp, fpr, fb, to, tM, tm, tp, tpr) => {
      if (isX(fM)) {
        from = "";
      } else if (isX(fm)) {
        from = `>=${fM}.0.0${incPr ? "-0" : ""}`;
      } else if (isX(fp)) {
        from = `>=${fM}.${fm}.0${incPr ? "-0" : ""}`;
      } else if (fpr) {
        from = `>=${from}`;
      } else {
        from = `>=${from}${incPr ? "-0" : ""}`;
      }
      if (isX(tM)) {
        to = "";
      } else if (isX(tm)) {
        to = `<${+tM + 1}.0.0-0`;
      } else if (isX(tp)) {
        to = `<${tM}.${+tm + 1}.0-0`;
      } else if (tpr) {
        to = `<=${tM}.${tm}.${tp}-${tpr}`;
      } else if (incPr) {
        to = `<${tM}.${tm}.${+tp + 1}-0`;
      } else {
        to = `<=${to}`;
      }
      return `${from} ${to}`.trim();
    };
    var testSet = (set, version, options) => {
      for (let i = 0; i < set.length; i++) {
        if (!set[i].test(version)) {
          return false;
        }
      }
      if (version.prerelease.length && !options.includePrerelease) {
        for (let i = 0; i < set.length; i++) {
          debug(set[i].semver);
          if (set[i].semver === Comparator.ANY) {
            continue;
          }
          if (set[i].semver.prerelease.length > 0) {
            const allowed = set[i].semver;
            if (allowed.major === version.major && allowed.minor === version.minor && allowed.patch === version.patch) {
              return true;
            }
          }
        }
        return false;
      }
      return true;
    };
  }
});

// node_modules/semver/classes/comparator.js
var require_comparator = __commonJS({
  "node_modules/semver/classes/comparator.js"(exports, module) {
    "use strict";
    var ANY = /* @__PURE__ */ Symbol("SemVer ANY");
    var Comparator = class _Comparator {
      static get ANY() {
        return ANY;
      }
      constructor(comp, options) {
        options = parseOptions(options);
        if (comp instanceof _Comparator) {
          if (comp.loose === !!options.loose) {
            return comp;
          } else {
            comp = comp.value;
          }
        }
        comp = comp.trim().split(/\s+/).join(" ");
        debug("comparator", comp, options);
        this.options = options;
        this.loose = !!options.loose;
        this.parse(comp);
        if (this.semver === ANY) {
          this.value = "";
        } else {
          this.value = this.operator + this.semver.version;
        }
        debug("comp", this);
      }
      parse(comp) {
        const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR];
        const m = comp.match(r);
        if (!m) {
          throw new TypeError(`Invalid comparator: ${comp}`);
        }
        this.operator = m[1] !== void 0 ? m[1] : "";
        if (this.operator === "=") {
          this.operator = "";
        }
        if (!m[2]) {
          this.semver = ANY;
        } else {
          this.semver = new SemVer(m[2], this.options.loose);
        }
      }
      toString() {
        return this.value;
      }
      test(version) {
        debug("Comparator.test", version, this.options.loose);
        if (this.semver === ANY || version === ANY) {
          return true;
        }
        if (typeof version === "string") {
          try {
            version = new SemVer(version, this.options);
          } catch (er) {
            return false;
          }
        }
        return cmp(version, this.operator, this.semver, this.options);
      }
      intersects(comp, options) {
        if (!(comp instanceof _Comparator)) {
          throw new TypeError("a Comparator is required");
        }
        if (this.operator === "") {
          if (this.value === "") {
            return true;
          }
          return new Range(comp.value, options).test(this.value);
        } else if (comp.operator === "") {
          if (comp.value === "") {
            return true;
          }
          return new Range(this.value, options).test(comp.semver);
        }
        options = parseOptions(options);
        if (options.includePrerelease && (this.value === "<0.0.0-0" || comp.value === "<0.0.0-0")) {
          return false;
        }
        if (!options.includePrerelease && (this.value.startsWith("<0.0.0") || comp.value.startsWith("<0.0.0"))) {
          return false;
        }
        if (this.operator.startsWith(">") && comp.operator.startsWith(">")) {
          return true;
        }
        if (this.operator.startsWith("<") && comp.operator.startsWith("<")) {
          return true;
        }
        if (this.semver.version === comp.semver.version && this.operator.includes("=") && comp.operator.includes("=")) {
          return true;
        }
        if (cmp(this.semver, "<", comp.semver, options) && this.operator.startsWith(">") && comp.operator.startsWith("<")) {
          return true;
        }
        if (cmp(this.semver, ">", comp.semver, options) && this.operator.startsWith("<") && comp.operator.startsWith(">")) {
          return true;
        }
        return false;
      }
    };
    module.exports = Comparator;
    var parseOptions = require_parse_options();
    var { safeRe: re, t } = require_re();
    var cmp = require_cmp();
    var debug = require_debug();
    var SemVer = require_semver();
    var Range = require_range();
  }
});

// node_modules/semver/functions/satisfies.js
var require_satisfies = __commonJS({
  "node_modules/semver/functions/satisfies.js"(exports, module) {
    "use strict";
    var Range = require_range();
    var satisfies = (version, range, options) => {
      try {
        range = new Range(range, options);
      } catch (er) {
        return false;
      }
      return range.test(version);
    };
    module.exports = satisfies;
  }
});

// node_modules/semver/ranges/to-comparators.js
var require_to_comparators = __commonJS({
  "node_modules/semver/ranges/to-comparators.js"(exports, module) {
    "use strict";
    var Range = require_range();
    var toComparators = (range, options) => new Range(range, options).set.map((comp) => comp.map((c) => c.value).join(" ").trim().split(" "));
    module.exports = toComparators;
  }
});

// node_modules/semver/ranges/max-satisfying.js
var require_max_satisfying = __commonJS({
  "node_modules/semver/ranges/max-satisfying.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var Range = require_range();
    var maxSatisfying = (versions, range, options) => {
      let max = null;
      let maxSV = null;
      let rangeObj = null;
      try {
        rangeObj = new Range(range, options);
      } catch (er) {
        return null;
      }
      versions.forEach((v) => {
        if (rangeObj.test(v)) {
          if (!max || maxSV.compare(v) === -1) {
            max = v;
            maxSV = new SemVer(max, options);
          }
        }
      });
      return max;
    };
    module.exports = maxSatisfying;
  }
});

// node_modules/semver/ranges/min-satisfying.js
var require_min_satisfying = __commonJS({
  "node_modules/semver/ranges/min-satisfying.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var Range = require_range();
    var minSatisfying = (versions, range, options) => {
      let min = null;
      let minSV = null;
      let rangeObj = null;
      try {
        rangeObj = new Range(range, options);
      } catch (er) {
        return null;
      }
      versions.forEach((v) => {
        if (rangeObj.test(v)) {
          if (!min || minSV.compare(v) === 1) {
            min = v;
            minSV = new SemVer(min, options);
          }
        }
      });
      return min;
    };
    module.exports = minSatisfying;
  }
});

// node_modules/semver/ranges/min-version.js
var require_min_version = __commonJS({
  "node_modules/semver/ranges/min-version.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var Range = require_range();
    var gt = require_gt();
    var minVersion = (range, loose) => {
      range = new Range(range, loose);
      let minver = new SemVer("0.0.0");
      if (range.test(minver)) {
        return minver;
      }
      minver = new SemVer("0.0.0-0");
      if (range.test(minver)) {
        return minver;
      }
      minver = null;
      for (let i = 0; i < range.set.length; ++i) {
        const comparators = range.set[i];
        let setMin = null;
        comparators.forEach((comparator) => {
          const compver = new SemVer(comparator.semver.version);
          switch (comparator.operator) {
            case ">":
              if (compver.prerelease.length === 0) {
                compver.patch++;
              } else {
                compver.prerelease.push(0);
              }
              compver.raw = compver.format();
            /* fallthrough */
            case "":
            case ">=":
              if (!setMin || gt(compver, setMin)) {
                setMin = compver;
              }
              break;
            case "<":
            case "<=":
              break;
            /* istanbul ignore next */
            default:
              throw new Error(`Unexpected operation: ${comparator.operator}`);
          }
        });
        if (setMin && (!minver || gt(minver, setMin))) {
          minver = setMin;
        }
      }
      if (minver && range.test(minver)) {
        return minver;
      }
      return null;
    };
    module.exports = minVersion;
  }
});

// node_modules/semver/ranges/valid.js
var require_valid2 = __commonJS({
  "node_modules/semver/ranges/valid.js"(exports, module) {
    "use strict";
    var Range = require_range();
    var validRange = (range, options) => {
      try {
        return new Range(range, options).range || "*";
      } catch (er) {
        return null;
      }
    };
    module.exports = validRange;
  }
});

// node_modules/semver/ranges/outside.js
var require_outside = __commonJS({
  "node_modules/semver/ranges/outside.js"(exports, module) {
    "use strict";
    var SemVer = require_semver();
    var Comparator = require_comparator();
    var { ANY } = Comparator;
    var Range = require_range();
    var satisfies = require_satisfies();
    var gt = require_gt();
    var lt = require_lt();
    var lte = require_lte();
    var gte = require_gte();
    var outside = (version, range, hilo, options) => {
      version = new SemVer(version, options);
      range = new Range(range, options);
      let gtfn, ltefn, ltfn, comp, ecomp;
      switch (hilo) {
        case ">":
          gtfn = gt;
          ltefn = lte;
          ltfn = lt;
          comp = ">";
          ecomp = ">=";
          break;
        case "<":
          gtfn = lt;
          ltefn = gte;
          ltfn = gt;
          comp = "<";
          ecomp = "<=";
          break;
        default:
          throw new TypeError('Must provide a hilo val of "<" or ">"');
      }
      if (satisfies(version, range, options)) {
        return false;
      }
      for (let i = 0; i < range.set.length; ++i) {
        const comparators = range.set[i];
        let high = null;
        let low = null;
        comparators.forEach((comparator) => {
          if (comparator.semver === ANY) {
            comparator = new Comparator(">=0.0.0");
          }
          high = high || comparator;
          low = low || comparator;
          if (gtfn(comparator.semver, high.semver, options)) {
            high = comparator;
          } else if (ltfn(comparator.semver, low.semver, options)) {
            low = comparator;
          }
        });
        if (high.operator === comp || high.operator === ecomp) {
          return false;
        }
        if ((!low.operator || low.operator === comp) && ltefn(version, low.semver)) {
          return false;
        } else if (low.operator === ecomp && ltfn(version, low.semver)) {
          return false;
        }
      }
      return true;
    };
    module.exports = outside;
  }
});

// node_modules/semver/ranges/gtr.js
var require_gtr = __commonJS({
  "node_modules/semver/ranges/gtr.js"(exports, module) {
    "use strict";
    var outside = require_outside();
    var gtr = (version, range, options) => outside(version, range, ">", options);
    module.exports = gtr;
  }
});

// node_modules/semver/ranges/ltr.js
var require_ltr = __commonJS({
  "node_modules/semver/ranges/ltr.js"(exports, module) {
    "use strict";
    var outside = require_outside();
    var ltr = (version, range, options) => outside(version, range, "<", options);
    module.exports = ltr;
  }
});

// node_modules/semver/ranges/intersects.js
var require_intersects = __commonJS({
  "node_modules/semver/ranges/intersects.js"(exports, module) {
    "use strict";
    var Range = require_range();
    var intersects = (r1, r2, options) => {
      r1 = new Range(r1, options);
      r2 = new Range(r2, options);
      return r1.intersects(r2, options);
    };
    module.exports = intersects;
  }
});

// node_modules/semver/ranges/simplify.js
var require_simplify = __commonJS({
  "node_modules/semver/ranges/simplify.js"(exports, module) {
    "use strict";
    var satisfies = require_satisfies();
    var compare3 = require_compare();
    module.exports = (versions, range, options) => {
      const set = [];
      let first = null;
      let prev = null;
      const v = versions.sort((a, b) => compare3(a, b, options));
      for (const version of v) {
        const included = satisfies(version, range, options);
        if (included) {
          prev = version;
          if (!first) {
            first = version;
          }
        } else {
          if (prev) {
            set.push([first, prev]);
          }
          prev = null;
          first = null;
        }
      }
      if (first) {
        set.push([first, null]);
      }
      const ranges = [];
      for (const [min, max] of set) {
        if (min === max) {
          ranges.push(min);
        } else if (!max && min === v[0]) {
          ranges.push("*");
        } else if (!max) {
          ranges.push(`>=${min}`);
        } else if (min === v[0]) {
          ranges.push(`<=${max}`);
        } else {
          ranges.push(`${min} - ${max}`);
        }
      }
      const simplified = ranges.join(" || ");
      const original = typeof range.raw === "string" ? range.raw : String(range);
      return simplified.length < original.length ? simplified : range;
    };
  }
});

// node_modules/semver/ranges/subset.js
var require_subset = __commonJS({
  "node_modules/semver/ranges/subset.js"(exports, module) {
    "use strict";
    var Range = require_range();
    var Comparator = require_comparator();
    var { ANY } = Comparator;
    var satisfies = require_satisfies();
    var compare3 = require_compare();
    var subset = (sub, dom, options = {}) => {
      if (sub === dom) {
        return true;
      }
      sub = new Range(sub, options);
      dom = new Range(dom, options);
      let sawNonNull = false;
      OUTER: for (const simpleSub of sub.set) {
        for (const simpleDom of dom.set) {
          const isSub = simpleSubset(simpleSub, simpleDom, options);
          sawNonNull = sawNonNull || isSub !== null;
          if (isSub) {
            continue OUTER;
          }
        }
        if (sawNonNull) {
          return false;
        }
      }
      return true;
    };
    var minimumVersionWithPreRelease = [new Comparator(">=0.0.0-0")];
    var minimumVersion = [new Comparator(">=0.0.0")];
    var simpleSubset = (sub, dom, options) => {
      if (sub === dom) {
        return true;
      }
      if (sub.length === 1 && sub[0].semver === ANY) {
        if (dom.length === 1 && dom[0].semver === ANY) {
          return true;
        } else if (options.includePrerelease) {
          sub = minimumVersionWithPreRelease;
        } else {
          sub = minimumVersion;
        }
      }
      if (dom.length === 1 && dom[0].semver === ANY) {
        if (options.includePrerelease) {
          return true;
        } else {
          dom = minimumVersion;
        }
      }
      const eqSet = /* @__PURE__ */ new Set();
      let gt, lt;
      for (const c of sub) {
        if (c.operator === ">" || c.operator === ">=") {
          gt = higherGT(gt, c, options);
        } else if (c.operator === "<" || c.operator === "<=") {
          lt = lowerLT(lt, c, options);
        } else {
          eqSet.add(c.semver);
        }
      }
      if (eqSet.size > 1) {
        return null;
      }
      let gtltComp;
      if (gt && lt) {
        gtltComp = compare3(gt.semver, lt.semver, options);
        if (gtltComp > 0) {
          return null;
        } else if (gtltComp === 0 && (gt.operator !== ">=" || lt.operator !== "<=")) {
          return null;
        }
      }
      for (const eq of eqSet) {
        if (gt && !satisfies(eq, String(gt), options)) {
          return null;
        }
        if (lt && !satisfies(eq, String(lt), options)) {
          return null;
        }
        for (const c of dom) {
          if (!satisfies(eq, String(c), options)) {
            return false;
          }
        }
        return true;
      }
      let higher, lower;
      let hasDomLT, hasDomGT;
      let needDomLTPre = lt && !options.includePrerelease && lt.semver.prerelease.length ? lt.semver : false;
      let needDomGTPre = gt && !options.includePrerelease && gt.semver.prerelease.length ? gt.semver : false;
      if (needDomLTPre && needDomLTPre.prerelease.length === 1 && lt.operator === "<" && needDomLTPre.prerelease[0] === 0) {
        needDomLTPre = false;
      }
      for (const c of dom) {
        hasDomGT = hasDomGT || c.operator === ">" || c.operator === ">=";
        hasDomLT = hasDomLT || c.operator === "<" || c.operator === "<=";
        if (gt) {
          if (needDomGTPre) {
            if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomGTPre.major && c.semver.minor === needDomGTPre.minor && c.semver.patch === needDomGTPre.patch) {
              needDomGTPre = false;
            }
          }
          if (c.operator === ">" || c.operator === ">=") {
            higher = higherGT(gt, c, options);
            if (higher === c && higher !== gt) {
              return false;
            }
          } else if (gt.operator === ">=" && !c.test(gt.semver)) {
            return false;
          }
        }
        if (lt) {
          if (needDomLTPre) {
            if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomLTPre.major && c.semver.minor === needDomLTPre.minor && c.semver.patch === needDomLTPre.patch) {
              needDomLTPre = false;
            }
          }
          if (c.operator === "<" || c.operator === "<=") {
            lower = lowerLT(lt, c, options);
            if (lower === c && lower !== lt) {
              return false;
            }
          } else if (lt.operator === "<=" && !c.test(lt.semver)) {
            return false;
          }
        }
        if (!c.operator && (lt || gt) && gtltComp !== 0) {
          return false;
        }
      }
      if (gt && hasDomLT && !lt && gtltComp !== 0) {
        return false;
      }
      if (lt && hasDomGT && !gt && gtltComp !== 0) {
        return false;
      }
      if (needDomGTPre || needDomLTPre) {
        return false;
      }
      return true;
    };
    var higherGT = (a, b, options) => {
      if (!a) {
        return b;
      }
      const comp = compare3(a.semver, b.semver, options);
      return comp > 0 ? a : comp < 0 ? b : b.operator === ">" && a.operator === ">=" ? b : a;
    };
    var lowerLT = (a, b, options) => {
      if (!a) {
        return b;
      }
      const comp = compare3(a.semver, b.semver, options);
      return comp < 0 ? a : comp > 0 ? b : b.operator === "<" && a.operator === "<=" ? b : a;
    };
    module.exports = subset;
  }
});

// node_modules/semver/index.js
var require_semver2 = __commonJS({
  "node_modules/semver/index.js"(exports, module) {
    "use strict";
    var internalRe = require_re();
    var constants = require_constants();
    var SemVer = require_semver();
    var identifiers = require_identifiers();
    var parse3 = require_parse();
    var valid2 = require_valid();
    var clean = require_clean();
    var inc = require_inc();
    var diff = require_diff();
    var major = require_major();
    var minor = require_minor();
    var patch = require_patch();
    var prerelease = require_prerelease();
    var compare3 = require_compare();
    var rcompare2 = require_rcompare();
    var compareLoose = require_compare_loose();
    var compareBuild = require_compare_build();
    var sort = require_sort();
    var rsort = require_rsort();
    var gt = require_gt();
    var lt = require_lt();
    var eq = require_eq();
    var neq = require_neq();
    var gte = require_gte();
    var lte = require_lte();
    var cmp = require_cmp();
    var coerce = require_coerce();
    var truncate = require_truncate();
    var Comparator = require_comparator();
    var Range = require_range();
    var satisfies = require_satisfies();
    var toComparators = require_to_comparators();
    var maxSatisfying = require_max_satisfying();
    var minSatisfying = require_min_satisfying();
    var minVersion = require_min_version();
    var validRange = require_valid2();
    var outside = require_outside();
    var gtr = require_gtr();
    var ltr = require_ltr();
    var intersects = require_intersects();
    var simplifyRange = require_simplify();
    var subset = require_subset();
    module.exports = {
      parse: parse3,
      valid: valid2,
      clean,
      inc,
      diff,
      major,
      minor,
      patch,
      prerelease,
      compare: compare3,
      rcompare: rcompare2,
      compareLoose,
      compareBuild,
      sort,
      rsort,
      gt,
      lt,
      eq,
      neq,
      gte,
      lte,
      cmp,
      coerce,
      truncate,
      Comparator,
      Range,
      satisfies,
      toComparators,
      maxSatisfying,
      minSatisfying,
      minVersion,
      validRange,
      outside,
      gtr,
      ltr,
      intersects,
      simplifyRange,
      subset,
      SemVer,
      re: internalRe.re,
      src: internalRe.src,
      tokens: internalRe.t,
      SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
      RELEASE_TYPES: constants.RELEASE_TYPES,
      compareIdentifiers: identifiers.compareIdentifiers,
      rcompareIdentifiers: identifiers.rcompareIdentifiers
    };
  }
});

// src/promotion/policy.ts
function environmentPolicy({ environments }, environment2) {
  return environments.find(({ name }) => name === environment2);
}

// src/promotion/versions.ts
var import_semver = __toESM(require_semver2(), 1);
function newestFirst(versions) {
  const kinds = Map.groupBy(versions, kindOf);
  const semantic = (kinds.get("semantic") ?? []).toSorted(import_semver.rcompare);
  const byNumbers = (read) => (left, right) => compareNumbers(read(right) ?? [], read(left) ?? []);
  return [
    ...semantic,
    ...(kinds.get("date") ?? []).toSorted(byNumbers(dateOf)),
    ...(kinds.get("build") ?? []).toSorted(byNumbers(buildOf)),
    ...kinds.get("other") ?? []
  ];
}
function kindOf(version) {
  if (dateOf(version) !== void 0) return "date";
  if ((0, import_semver.valid)(version) !== null) return "semantic";
  return buildOf(version) === void 0 ? "other" : "build";
}
var separated = /^v?((?:19|20)\d\d)([.-])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?(?:[.-](\d{1,9}))?$/;
var compact = /^v?((?:19|20)\d\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[.-](\d{1,9}))?$/;
function dateOf(version) {
  const [, year, , ...rest] = separated.exec(version) ?? compact.exec(version) ?? [];
  return year === void 0 ? void 0 : [year, ...rest].map((part) => Number(part ?? -1));
}
function buildOf(version) {
  const match = /^(?:[A-Za-z][\w.-]*?[-_.])?(\d{1,15})(?:[-_.][0-9a-f]{6,40})?$/.exec(version);
  return match === null ? void 0 : [Number(match[1])];
}
function compareNumbers(left, right) {
  const at = left.findIndex((number, index) => number !== right[index]);
  return at === -1 ? 0 : (left[at] ?? -1) - (right[at] ?? -1);
}
function isRange(version) {
  return parseVersion(version) === void 0 || /(?:^|\.)[xX](?:$|\.)/.test(version);
}
function nearVersions(version, known) {
  const newest = newestFirst(known);
  const alike = similar(version, newest, 1);
  return (alike.length > 0 ? alike : newest).slice(0, 2);
}

// src/edit/scalar.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/edit/block.ts
function blockLine(text2, [start, end]) {
  const header = /^[|>][^\r\n]*\r?\n/.exec(text2.slice(start, end));
  if (header === null || !/^[|>]\d?-/.test(header[0])) return void 0;
  const bodyStart = start + header[0].length;
  const line = /^([ ]+)([^\r\n]*\S)[ \t]*(?:\r?\n\s*)?$/.exec(text2.slice(bodyStart, end));
  if (line === null) return void 0;
  const lineStart = bodyStart + (line[1] ?? "").length;
  return [lineStart, lineStart + (line[2] ?? "").length];
}
function hostedOffset(text2, header, value, offset) {
  const before = value.slice(0, offset);
  const line = before.split("\n").length - 1;
  const column = offset - (before.lastIndexOf("\n") + 1);
  let start = text2.indexOf("\n", header) + 1;
  for (let skipped = 0; skipped < line && start > 0; skipped++) start = text2.indexOf("\n", start) + 1;
  if (start === 0) return void 0;
  const end = text2.indexOf("\n", start);
  const outerLine = text2.slice(start, end === -1 ? text2.length : end).replace(/\r$/, "");
  const innerLine = (value.split("\n")[line] ?? "").replace(/\r$/, "");
  const indent = outerLine.length - innerLine.length;
  const isIndented = indent >= 0 && outerLine.slice(indent) === innerLine && !/\S/.test(outerLine.slice(0, indent));
  return isIndented ? start + indent + column : void 0;
}

// src/edit/difference.ts
function differences(before, after2, limit = 2) {
  const found = [];
  compare(before, after2, [], found, limit);
  return found;
}
function compare(before, after2, path, found, limit) {
  if (found.length >= limit || Object.is(before, after2)) return;
  if (Array.isArray(before) && Array.isArray(after2) && before.length === after2.length) {
    for (const [index, value] of before.entries())
      compare(value, after2[index], [...path, index], found, limit);
    return;
  }
  if (before instanceof Map && after2 instanceof Map && sameKeys(before, after2)) {
    for (const [key, value] of before) compare(value, after2.get(key), [...path, String(key)], found, limit);
    return;
  }
  if (before instanceof Date && after2 instanceof Date && before.getTime() === after2.getTime()) return;
  found.push(path);
}
function sameKeys(before, after2) {
  const [left, right] = [[...before.keys()], [...after2.keys()]];
  return left.length === right.length && left.every((key, index) => Object.is(key, right[index]));
}

// src/edit/document.ts
var import_yaml = __toESM(require_dist(), 1);
function parseText(text2, file) {
  const parsed2 = (0, import_yaml.parseAllDocuments)(text2, { prettyErrors: false, uniqueKeys: false, logLevel: "silent" });
  const documents = Array.isArray(parsed2) ? parsed2 : [];
  const error = documents.flatMap((document) => document.errors)[0] ?? documents.flatMap(repeatedKeys)[0];
  if (error === void 0) return { kind: "documents", documents };
  const place = { file, ...lineAndColumn(text2, error.pos[0]) };
  const message = `The file cannot be edited, for it cannot be read as YAML: ${parserWords(error.message)}.`;
  return { kind: "refused", problem: { code: "MALFORMED_YAML", message, place } };
}
function repeatedKeys({ contents }) {
  const keys = [];
  (0, import_yaml.visit)(contents, {
    Map: (_, { items }) => {
      for (const { key } of repeated(items, (each) => (0, import_yaml.isScalar)(each.key) ? each.key.value : each))
        keys.push(key);
    }
  });
  return keys.map((key) => ({ message: "Map keys must be unique", pos: [key.range[0]] }));
}
function follow(root, segments) {
  let node = root;
  const steps3 = [];
  for (const [index, segment] of segments.entries()) {
    if ((0, import_yaml.isScalar)(node)) return { node, rest: segments.slice(index), steps: steps3 };
    const next = stepInto(node, segment);
    if (next === void 0) return void 0;
    node = next.node;
    steps3.push(next.step);
  }
  return node === null ? void 0 : { node, rest: [], steps: steps3 };
}
function stepInto(node, segment) {
  if ((0, import_yaml.isMap)(node)) {
    const pair = node.items.find(({ key }) => (0, import_yaml.isScalar)(key) && keyText(key) === segment);
    return pair === void 0 ? void 0 : { node: nodeOrNull(pair.value), step: segment };
  }
  if (!(0, import_yaml.isSeq)(node)) return void 0;
  const keyed = keyedSegment(segment);
  const index = keyed === void 0 ? indexSegment(segment) ?? -1 : node.items.findIndex((item2) => hasKey(item2, keyed));
  const item = node.items[index];
  return item === void 0 ? void 0 : { node: nodeOrNull(item), step: index };
}
function hasKey(item, keyed) {
  if (!(0, import_yaml.isMap)(item)) return false;
  const value = item.items.find(({ key }) => (0, import_yaml.isScalar)(key) && keyText(key) === keyed.key)?.value;
  return (0, import_yaml.isScalar)(value) && keyText(value) === keyed.value;
}
function keyText(scalar) {
  return scalar.source ?? String(scalar.value);
}
function nodeOrNull(value) {
  return (0, import_yaml.isAlias)(value) || (0, import_yaml.isScalar)(value) || (0, import_yaml.isCollection)(value) ? value : null;
}
function nodeAtRange(root, range) {
  let found;
  (0, import_yaml.visit)(root, {
    Scalar: (_, node) => {
      if (node.range?.[0] === range[0] && node.range[1] === range[1]) {
        found = node;
        return import_yaml.visit.BREAK;
      }
      return void 0;
    }
  });
  return found;
}
function aliasesOf(root, anchor) {
  const aliases = [];
  (0, import_yaml.visit)(root, { Alias: (_, node) => void (node.source === anchor && aliases.push(node)) });
  return aliases;
}

// src/edit/quote.ts
var otherTypes = [
  /^(?:~|null|true|false|yes|no|on|off|y|n)$/i,
  /^[-+]?0[bB][01_]+$/,
  /^[-+]?0[oO]?[0-7_]+$/,
  /^[-+]?0[xX][0-9a-fA-F_]+$/,
  /^[-+]?[0-9][0-9_]*$/,
  /^[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?$/,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt ])/
];
function isSafePlain(value) {
  if (!/^[A-Za-z0-9_](?:[A-Za-z0-9_.+/@:-]*[A-Za-z0-9_.+/@-])?$/.test(value)) return false;
  return !otherTypes.some((type) => type.test(value));
}
function isAsPlain(value, present) {
  const [left, right] = [value, present].map((text2) => text2.replace(/[A-Za-z0-9_.+-]+/g, " "));
  const ends = [value.at(0) === present.at(0), /[A-Za-z0-9_}]$/.test(value)];
  return left === right && !ends.includes(false) && !otherTypes.some((type) => type.test(value));
}
function writeScalar(value, style) {
  if (style === "plain" && isSafePlain(value)) return value;
  if (style === "single" && isPrintable(value)) return `'${value.replaceAll("'", "''")}'`;
  return doubleQuoted(value);
}
function isPrintable(value) {
  return !new RegExp("[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff]|\\p{Surrogate}", "u").test(value);
}
function doubleQuoted(value) {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
}

// src/edit/new-value.ts
function writePair(key, value, style) {
  const name = `${writeScalar(key, "plain")}:`;
  if (typeof value === "string") return writeText(name, value);
  if (isEmpty(value)) return [`${name} ${writeFlow(value)}`];
  const indent = isList(value) ? style.listIndent : 2;
  return [name, ...writeBlock(value, style).map((line) => indented(line, indent))];
}
function writeEntry(value, style) {
  if (typeof value === "string") return writeText("-", value);
  if (isEmpty(value)) return [`- ${writeFlow(value)}`];
  return writeBlock(value, style).map((line, index) => index === 0 ? `- ${line}` : indented(line, 2));
}
function writeBlock(value, style) {
  if (isList(value)) return value.flatMap((entry) => writeEntry(entry, style));
  return Object.entries(value).flatMap(([key, member]) => writePair(key, member, style));
}
function writeFlow(value) {
  if (typeof value === "string") return writeScalar(value, "plain");
  if (isList(value)) return `[${value.map(writeFlow).join(", ")}]`;
  return `{${Object.entries(value).map(flowPair).join(", ")}}`;
}
function flowPair([key, value]) {
  return `${writeScalar(key, "plain")}: ${writeFlow(value)}`;
}
function writeText(lead, value) {
  const lines = value.split("\n");
  const body = value.endsWith("\n") ? lines.slice(0, -1) : lines;
  const fits = lines.length > 1 && body.every((line) => /^\S|^ +\S/.test(line) && isPrintable(line));
  if (!fits || /^ /.test(body[0] ?? "")) return [`${lead} ${writeScalar(value, "plain")}`];
  return [`${lead} ${value.endsWith("\n") ? "|" : "|-"}`, ...body.map((line) => indented(line, 2))];
}
function indented(line, spaces) {
  return line === "" ? line : " ".repeat(spaces) + line;
}
function isList(value) {
  return Array.isArray(value);
}
function isEmpty(value) {
  return (isList(value) ? value : Object.keys(value)).length === 0;
}
function nested(segments, value) {
  return segments.reduceRight(
    (inner, segment) => segment === "-" ? [inner] : { [segment]: inner },
    value
  );
}

// src/edit/intended.ts
function readsAsIntended(before, edited, index, intend) {
  const after2 = parseText(edited, "");
  if (after2.kind === "refused" || after2.documents.length !== before.length) return false;
  return before.every((document, at) => {
    const [left, right] = [document, after2.documents[at]].map(valuesOf);
    if (left === void 0 || right === void 0) return false;
    const wanted = at === index ? intend(left.value) : left.value;
    return wanted !== void 0 && differences(wanted, right.value, 1).length === 0;
  });
}
function valuesOf(document) {
  try {
    return document === void 0 ? void 0 : { value: document.toJS({ mapAsMap: true, maxAliasCount: 100 }) };
  } catch {
    return void 0;
  }
}
function changedAt(value, [step, ...rest], change) {
  if (step === void 0) return change(value);
  if (Array.isArray(value)) {
    const member2 = changedAt(value[Number(step)], rest, change);
    return member2 === void 0 ? void 0 : value.with(Number(step), member2);
  }
  if (!(value instanceof Map)) return void 0;
  const key = [...value.keys()].find((each) => String(each) === step);
  const member = key === void 0 ? void 0 : changedAt(value.get(key), rest, change);
  return member === void 0 ? void 0 : new Map([...value, [key, member]]);
}
function asRead(value) {
  if (typeof value === "string") return value;
  if (isList(value)) return value.map(asRead);
  return new Map(Object.entries(value).map(([key, member]) => [key, asRead(member)]));
}

// src/edit/scalar.ts
function setScalar(text2, address, value, file = "") {
  const parsed2 = parseText(text2, file);
  if (parsed2.kind === "refused") return parsed2;
  const found = locate(parsed2.documents, address);
  if (found === void 0)
    return refuse("SCALAR_NOT_FOUND", `No scalar stands at ${describe(address)}.`, {
      file,
      line: 1,
      column: 1
    });
  const place = { file, ...lineAndColumn(text2, found.scalar.range?.[0] ?? 0) };
  const unsafe = whyUnsafe(found);
  if (unsafe !== void 0) return refuse(unsafe.code, unsafe.message, place);
  const change = found.rest.length > 0 ? embeddedChange(text2, found, value, file) : scalarChange(text2, found.scalar, value);
  if (change.kind === "refused") return refuse(change.code, change.message, place);
  const [start, end] = change.range;
  const edited = text2.slice(0, start) + change.written + text2.slice(end);
  if (!provesChange(parsed2.documents, edited, found, change.value, file)) {
    return refuse("UNSAFE_EDIT", "The scalar cannot be changed without changing something else.", place);
  }
  return {
    kind: "edited",
    text: edited,
    range: change.range,
    written: change.written,
    previous: change.previous,
    ...lineAndColumn(text2, start)
  };
}
function refuse(code2, message, place) {
  return { kind: "refused", problem: { code: code2, message, place, advice: "Change this line by hand." } };
}
function describe(address) {
  return "path" in address ? `${address.path} in document ${address.document + 1}` : `offset ${address.range[0]}`;
}
function locate(documents, address) {
  if ("range" in address) {
    for (const [index, document2] of documents.entries()) {
      const scalar = nodeAtRange(document2.contents, address.range);
      if (scalar !== void 0) return { scalar, document: document2, index, steps: void 0, rest: [] };
    }
    return void 0;
  }
  const document = documents[address.document];
  const segments = address.path.startsWith("/") ? parsePointer(address.path) : address.path.split(".");
  const found = document === void 0 || segments === void 0 ? void 0 : follow(document.contents, segments);
  if (document === void 0 || found === void 0) return void 0;
  const { node, steps: steps3, rest } = found;
  return (0, import_yaml2.isScalar)(node) ? { scalar: node, document, index: address.document, steps: steps3, rest } : void 0;
}
function whyUnsafe({
  scalar,
  document
}) {
  const { anchor, tag } = scalar;
  if (anchor !== void 0 && aliasesOf(document.contents, anchor).length > 0) {
    return {
      code: "ANCHORED",
      message: `The scalar is the anchor &${anchor}, and an alias uses it elsewhere.`
    };
  }
  if (tag !== void 0 && tag !== "tag:yaml.org,2002:str" && tag !== "!") {
    return { code: "TAGGED", message: `The scalar has the tag ${tag}.` };
  }
  return void 0;
}
function scalarChange(text2, scalar, value) {
  const [start = 0, end = 0] = scalar.range ?? [];
  const previous = scalar.source ?? String(scalar.value);
  const changed = (written2, range = [start, end]) => ({
    ...{ kind: "change", range, written: written2, previous, value }
  });
  switch (scalar.type) {
    case "QUOTE_DOUBLE":
      return changed(writeScalar(value, "double"));
    case "QUOTE_SINGLE":
      return changed(writeScalar(value, "single"));
    case "BLOCK_LITERAL":
    case "BLOCK_FOLDED": {
      const line = blockLine(text2, [start, end]);
      const fits = line !== void 0 && /^\S(?:.*\S)?$/.test(value);
      if (fits) return changed(value, line);
      return { kind: "refused", code: "BLOCK_SCALAR", message: "The value is a block of several lines." };
    }
    default: {
      const space = start === end && /[:-]/.test(text2.charAt(start - 1)) ? " " : "";
      const written2 = isAsPlain(value, previous) ? value : writeScalar(value, "plain");
      return changed(space + written2);
    }
  }
}
function embeddedChange(text2, found, value, file) {
  const { scalar, rest } = found;
  const inner = String(scalar.value);
  const message = "The value stands inside a text that is not a literal block (`|`).";
  if (scalar.type !== "BLOCK_LITERAL") return { kind: "refused", code: "EMBEDDED", message };
  const edit = editEmbedded(inner, rest, value, file);
  if (edit === void 0 || edit.kind === "refused") {
    return {
      kind: "refused",
      code: edit?.problem.code ?? "SCALAR_NOT_FOUND",
      message: edit?.problem.message ?? message
    };
  }
  const start = hostedOffset(text2, scalar.range?.[0] ?? 0, inner, edit.range[0]);
  if (start === void 0) return { kind: "refused", code: "EMBEDDED", message };
  const range = [start, start + edit.range[1] - edit.range[0]];
  return { kind: "change", range, written: edit.written, previous: edit.previous, value: edit.text };
}
function editEmbedded(inner, rest, value, file) {
  const parsed2 = parseText(inner, file);
  if (parsed2.kind === "refused") return parsed2;
  const document = parsed2.documents.findIndex(({ contents }) => follow(contents, rest) !== void 0);
  const path = rest.map((segment) => `/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return document === -1 ? void 0 : setScalar(inner, { document, path }, value, file);
}
function provesChange(before, edited, found, value, file) {
  const after2 = parseText(edited, file);
  if (after2.kind === "refused" || after2.documents.length !== before.length) return false;
  return before.every((document, index) => {
    const values = [document, after2.documents[index]].map(valuesOf);
    const [left, right] = values;
    if (left === void 0 || right === void 0) return false;
    const changed = differences(left.value, right.value);
    if (index !== found.index) return changed.length === 0;
    return changed.length === 0 ? isUnchanged(found, value) : changed.length === 1 && readsAs(right.value, changed[0], value, found.steps);
  });
}
function isUnchanged(found, value) {
  return found.scalar.value === value;
}
function readsAs(root, path, value, expected) {
  if (path === void 0) return false;
  if (expected !== void 0 && JSON.stringify(expected) !== JSON.stringify(path)) return false;
  const at = path.reduce(memberOf, root);
  return at === value;
}
function memberOf(value, step) {
  if (Array.isArray(value)) return value[Number(step)];
  if (!(value instanceof Map)) return void 0;
  for (const [key, member] of value) if (String(key) === step) return member;
  return void 0;
}

// src/edit/pin-edit.ts
var digestPattern = /^sha256:[0-9a-f]{64}$/;
var imageKinds = /* @__PURE__ */ new Set([
  "kustomize-image",
  "flux-image",
  "container-image",
  "helmrelease-value",
  "patch-value",
  "oci-ref",
  "config"
]);
var wholeImageKinds = /* @__PURE__ */ new Set([
  "container-image",
  "patch-value",
  "helmrelease-value",
  "config"
]);
function pinEdit(pin, text2, version, tagPattern) {
  const wanted = pinValue(pin, version, tagPattern);
  if (wanted.kind === "refused") return wanted.problem;
  const { file, document, path, value: before } = pin;
  const edited = setScalar(text2, { document, path }, wanted.value, file);
  if (edited.kind === "refused") return edited.problem;
  if (edited.previous !== before) return moved(pin, edited.previous);
  const { line, column } = edited;
  const note = rangeNote(pin);
  const automation = setter.exec(text2.split("\n")[line - 1] ?? "")?.groups?.policy;
  const edit = {
    ...{ file, document, path, line, column, before, after: wanted.value },
    ...note === void 0 ? {} : { note },
    ...automation === void 0 ? {} : { automation }
  };
  return { text: edited.text, edit };
}
var setter = /#\s*\{\s*"\$imagepolicy":\s*"(?<policy>[^"]{1,100})"/;
function rangeNote({ version }) {
  if (!isRange(version)) return void 0;
  return `it replaces the range ${version}: newer versions no longer come by themselves`;
}
function moved({ file, line, column, value }, found) {
  const message = `Where "${value}" stood, there is now "${found}".`;
  return { code: "PIN_MOVED", message, place: { file, line, column }, advice: "Try again." };
}
function pinValue(pin, version, tagPattern) {
  const [first = "", second] = version.split("@");
  const digest = second ?? (digestPattern.test(first) ? first : void 0);
  const tag = digestPattern.test(first) ? void 0 : first;
  const present = /sha256:[0-9a-f]{64}$/.exec(pin.value)?.[0];
  if (present !== void 0 && !hasTag(pin, present)) return digestValue(pin, present, digest);
  if (tag === void 0)
    return refused(
      pin,
      "TAG_NEEDED",
      "It is pinned by a tag, and only a digest was given.",
      "Give both: `tag@sha256:\u2026`."
    );
  const isTag = imageKinds.has(pin.kind) || pin.kind === "flux-substitute" && pin.image !== void 0;
  const wanted = isTag ? tagOf(pin, tag, tagPattern) : sameLead(pin.version, tag);
  if (isTag && !/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(wanted)) {
    return refused(
      pin,
      "INVALID_TAG",
      `No image can have the tag "${wanted}".`,
      'A tag has letters, digits, ".", "_" and "-", at most 128.'
    );
  }
  return tagValue(pin, wanted, digest);
}
function pinTag(pin, version, tagPattern) {
  const { digest: _, ...rest } = pin;
  const [tag = ""] = version.split("@");
  if (tag.startsWith("sha256:")) return { kind: "value", value: "" };
  return pinValue(
    { ...rest, value: pin.version, kind: pin.image === void 0 ? pin.kind : "kustomize-image" },
    tag,
    tagPattern
  );
}
function hasTag({ value, version }, digest) {
  return version !== digest && value.slice(0, -digest.length).includes(version);
}
function digestValue(pin, present, digest) {
  if (digest === void 0) return needsDigest(pin);
  return { kind: "value", value: pin.value.replace(present, digest) };
}
function tagValue(pin, tag, digest) {
  const at = pin.value.indexOf("@sha256:");
  const head = at === -1 ? pin.value : pin.value.slice(0, at);
  const index = head.lastIndexOf(pin.version);
  if (index === -1)
    return refused(
      pin,
      "VERSION_NOT_THERE",
      `Its scalar "${pin.value}" does not hold the version ${pin.version}.`,
      "Correct it by hand: a digest has 64 hexadecimal digits."
    );
  const value = `${head.slice(0, index)}${tag}${head.slice(index + pin.version.length)}`;
  if (at !== -1)
    return digest === void 0 ? needsDigest(pin) : { kind: "value", value: `${value}@${digest}` };
  if (digest === void 0 || pin.digest !== void 0) return { kind: "value", value };
  if (wholeImageKinds.has(pin.kind)) return { kind: "value", value: `${value}@${digest}` };
  return refused(
    pin,
    "NO_PLACE_FOR_DIGEST",
    "There is a tag, and no digest beside it.",
    "Give the tag alone, or write a digest there first."
  );
}
function needsDigest(pin) {
  return refused(
    pin,
    "DIGEST_NEEDED",
    "It is pinned by digest: a new tag alone would change nothing, or lie.",
    "Give both: `tag@sha256:\u2026`."
  );
}
function refused(pin, code2, message, advice) {
  const place = { file: pin.file, line: pin.line, column: pin.column };
  return {
    kind: "refused",
    problem: { code: code2, message: `${pin.app} in ${pin.environment}: ${message}`, place, advice }
  };
}
function tagOf(pin, version, tagPattern) {
  const tag = pin.kind === "oci-ref" ? version.replaceAll("+", "_") : version;
  if (tagPattern === void 0 || pin.kind === "oci-ref") return sameLead(pin.version, tag);
  const [before = "", after2 = ""] = tagPattern.split("{version}");
  const isWhole = tag.startsWith(before) && tag.endsWith(after2) && tag.length > before.length + after2.length;
  return (before !== "" || after2 !== "") && isWhole ? tag : `${before}${tag}${after2}`;
}
function sameLead(present, version) {
  if (/^v\d/.test(present) && /^\d/.test(version)) return `v${version}`;
  return /^\d/.test(present) && /^v\d/.test(version) ? version.slice(1) : version;
}

// src/kustomize/yaml/plain.ts
function plainJson(value) {
  const printed = printedValue(value);
  if (typeof printed === "bigint") return Number(printed);
  if (Array.isArray(printed)) return printed.map(plainJson);
  if (isMap(printed)) return Object.fromEntries([...printed].map(([key, each]) => [key, plainJson(each)]));
  return printed;
}

// src/rollout/rule.ts
function current(message) {
  return { status: "current", message };
}
function inProgress(message) {
  return { status: "in-progress", message };
}
function failed(object, code2, message) {
  return { status: "failed", message, cause: { code: code2, object: refOf(object), message } };
}
function refOf({ apiVersion, kind, metadata }) {
  const { name, namespace } = metadata;
  return { apiVersion, kind, ...namespace === void 0 ? {} : { namespace }, name };
}
function groupOf(apiVersion) {
  const slash = apiVersion.indexOf("/");
  return slash === -1 ? "" : apiVersion.slice(0, slash);
}
var orderGrace = 3e4;

// src/proof/environment-objects.ts
function environmentObjects(fleet, environment2, clusters, { files, memo }) {
  const units = renderUnits(files, fleet.roots ?? [], memo).filter((unit) => reaches(unit, environment2));
  const desired = clusters.map((cluster) => {
    const own = units.filter(
      (unit) => unit.cluster === void 0 || !isElsewhere(unit.cluster, cluster, clusters)
    );
    return desiredIn(cluster, own, environment2);
  });
  const problem = desired.flatMap((each) => each.problem ?? [])[0] ?? units.flatMap(problemsOf)[0];
  if (problem !== void 0) return { kind: "problem", problem };
  return { kind: "rendered", clusters: desired };
}
function isElsewhere(own, cluster, clusters) {
  return own !== cluster && clusters.includes(own);
}
function desiredIn(cluster, units, environment2) {
  const documents = objectsIn(units, environment2).filter((document) => !isPlumbing(document));
  const texts = /* @__PURE__ */ new Map();
  let twice;
  for (const document of documents) {
    const key = JSON.stringify([
      groupOf(document.apiVersion),
      document.kind,
      document.effectiveNamespace,
      document.name
    ]);
    const text2 = JSON.stringify(plainJson(document.value));
    if (texts.has(key) && texts.get(key)?.text !== text2) twice = document;
    texts.set(key, { document, text: text2 });
  }
  const sorted = [...texts.values()].toSorted((left, right) => byNeed(left.document, right.document));
  const foreign = sorted.find(({ document }) => unappliable(document) !== void 0)?.document;
  const problem = twice === void 0 ? foreign === void 0 ? void 0 : unappliable(foreign) : contradiction(twice);
  return {
    cluster,
    objects: sorted.map(({ text: text2 }) => JSON.parse(text2)),
    digest: sha256(sorted.map(({ text: text2 }) => text2).join("\n")),
    ...problem === void 0 ? {} : { problem }
  };
}
function byNeed(left, right) {
  const byStage = stage(left) - stage(right);
  if (byStage !== 0) return byStage;
  const byKind = legacyOrder(gvkOf(left), gvkOf(right));
  if (byKind !== 0) return byKind;
  const [one, two] = [left, right].map(({ namespace = "", name }) => `${namespace}/${name}`);
  return (one ?? "") < (two ?? "") ? -1 : 1;
}
function stage({ kind }) {
  return kind === "Namespace" ? 0 : kind === "CustomResourceDefinition" ? 1 : 2;
}
function gvkOf({ apiVersion, kind }) {
  const group2 = groupOf(apiVersion);
  return { group: group2, version: apiVersion.slice(group2 === "" ? 0 : group2.length + 1), kind };
}
var plumbing = /* @__PURE__ */ new Set([
  "kustomize.toolkit.fluxcd.io",
  "source.toolkit.fluxcd.io",
  "source.extensions.fluxcd.io"
]);
function isPlumbing({ apiVersion }) {
  return plumbing.has(groupOf(apiVersion));
}
function unappliable(document) {
  const name = nameOf(document);
  if (groupOf(document.apiVersion) === "helm.toolkit.fluxcd.io")
    return {
      code: "NEEDS_FLUX",
      message: `${name} is for Flux's helm-controller: \`delivery: apply\` makes nothing of a chart.`,
      advice: "Keep this environment with Flux, or render the chart into manifests."
    };
  if (document.value.has("sops"))
    return {
      code: "ENCRYPTED",
      message: `${name} is encrypted with SOPS, which only Flux decrypts.`,
      advice: "Keep this environment with Flux, or bring that Secret to the cluster by other means."
    };
  return void 0;
}
function contradiction(document) {
  return {
    code: "RENDERED_TWICE",
    message: `${nameOf(document)} is rendered twice, and not alike: nobody knows which is meant.`
  };
}
function nameOf({ kind, namespace, name }) {
  return `${kind} ${namespace === void 0 ? "" : `${namespace}/`}${name}`;
}
function problemsOf({ build, title }) {
  if (build.kind === "refused")
    return [{ ...build.problem, message: `${title} cannot be rendered: ${build.problem.message}` }];
  return build.unknowns.map(({ code: code2, message }) => ({
    code: code2,
    message: `${title} cannot be rendered whole: ${message}`
  }));
}

// src/rollout/fields.ts
function fieldAt(value, ...path) {
  let at = value;
  for (const key of path) {
    if (!isMap3(at) || !Object.hasOwn(at, key)) return void 0;
    at = at[key];
  }
  return at;
}
function textAt(value, ...path) {
  const found = fieldAt(value, ...path);
  return typeof found === "string" && found !== "" ? found : void 0;
}
function numberAt(value, ...path) {
  const found = fieldAt(value, ...path);
  if (typeof found === "string" && /^\d{1,15}$/.test(found)) return Number(found);
  return typeof found === "number" ? found : void 0;
}
function listAt(value, ...path) {
  const found = fieldAt(value, ...path);
  return Array.isArray(found) ? found : [];
}
function timeAt(value, ...path) {
  const text2 = textAt(value, ...path);
  const time = text2 === void 0 ? Number.NaN : Date.parse(text2);
  return Number.isNaN(time) ? void 0 : time;
}
function isMap3(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/rollout/applied-record.ts
var restored = "restored";
var recordNamespace = "lockkeeper";
function recordRef(repository, environment2) {
  const words = [...repository.split("/"), environment2].map(
    (word) => word.toLowerCase().replace(/[^a-z0-9-]/g, "-").replace(/^-|-$/g, "x")
  );
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    namespace: recordNamespace,
    name: `applied.${words.join(".")}`
  };
}
function formatRecord(ref, { objects, unwellBefore, ...state }) {
  const { apiVersion, kind, name, namespace = recordNamespace } = ref;
  return {
    apiVersion,
    kind,
    metadata: { name, namespace, labels: { "app.kubernetes.io/managed-by": "lockkeeper" } },
    data: {
      "state.json": JSON.stringify(state),
      "inventory.json": JSON.stringify(objects),
      "unwell-before.json": JSON.stringify(unwellBefore)
    }
  };
}
function parseRecord(object) {
  const state = parsed(textAt(object, "data", "state.json"));
  const [repository, request, revision, digest] = ["repository", "request", "revision", "digest"].map(
    (field) => textAt(state, field)
  );
  const whole = fieldAt(state, "whole");
  if (repository === void 0 || request === void 0 || revision === void 0) return void 0;
  if (digest === void 0 || typeof whole !== "boolean") return void 0;
  return {
    ...{ repository, request, revision, digest, whole },
    app: textAt(state, "app") ?? "",
    objects: refsAt(object, "inventory.json"),
    unwellBefore: refsAt(object, "unwell-before.json")
  };
}
function refsAt(object, key) {
  const refs = parsed(textAt(object, "data", key));
  return listAt({ refs }, "refs").flatMap((entry) => parseRef(entry) ?? []);
}
function parsed(text2) {
  try {
    return text2 === void 0 ? void 0 : JSON.parse(text2);
  } catch {
    return void 0;
  }
}
function parseRef(entry) {
  if (!isMap3(entry)) return void 0;
  const [apiVersion, kind, name] = ["apiVersion", "kind", "name"].map((field) => textAt(entry, field));
  const namespace = textAt(entry, "namespace");
  if (apiVersion === void 0 || kind === void 0 || name === void 0) return void 0;
  return { apiVersion, kind, ...namespace === void 0 ? {} : { namespace }, name };
}
function identityOf({ apiVersion, kind, namespace = "", name }) {
  return JSON.stringify([groupOf(apiVersion), kind, namespace, name]);
}
function isSameRecord(left, right) {
  const isAlike = ["repository", "request", "app", "revision", "digest", "whole"].every(
    (field) => left[field] === right[field]
  );
  return isAlike && ["objects", "unwellBefore"].every((list) => isSameList(left[list], right[list]));
}
function isSameList(left, right) {
  return left.length === right.length && left.every((ref, index) => isSameRef(ref, right[index]));
}
function isSameRef(left, right) {
  return right !== void 0 && identityOf(left) === identityOf(right) && left.apiVersion === right.apiVersion;
}
function joined(...lists) {
  return [...new Map(lists.flat().map((ref) => [identityOf(ref), ref])).values()];
}
function prunable(before, now, beside) {
  const kept = new Set([...now, ...beside].map(identityOf));
  const gone = before.filter((ref) => !kept.has(identityOf(ref)));
  return gone.toReversed().toSorted((left, right) => neededness(left) - neededness(right));
}
function neededness({ kind }) {
  if (kind === "Namespace") return 2;
  return kind === "CustomResourceDefinition" ? 1 : 0;
}

// src/fleet/sources.ts
function sourceApps(fleet, source) {
  const { apps, repository } = source;
  if (apps !== void 0) return fleet.apps.filter(({ name }) => apps.includes(name));
  const wanted = lastSegment(repository).toLowerCase();
  return fleet.apps.filter(
    ({ images, chart }) => [...images, ...chart === void 0 ? [] : [chart]].some(
      (name) => lastSegment(name).toLowerCase() === wanted
    )
  );
}

// src/promotion/workflow.ts
function namesWorkflow(entry, workflow) {
  const at = entry.indexOf("@");
  const [owner = "", name = "", ...path] = (at === -1 ? entry : entry.slice(0, at)).split("/");
  if (`${owner}/${name}`.toLowerCase() !== workflow.repository.toLowerCase()) return false;
  if (path.length > 0 && path.join("/") !== workflow.path) return false;
  if (at === -1) return workflow.onDefaultBranch;
  return entry.slice(at + 1).replace(/^refs\/heads\//, "") === workflow.branch;
}

// src/engine/authorize.ts
async function authorize(value, asking, grounds) {
  const answer = await decide(asking, grounds);
  if (answer.kind === "denied") return answer;
  return { kind: "authorized", value, detail: answer.detail };
}
function decide(asking, grounds) {
  const { verb } = asking;
  switch (verb.kind) {
    case "read":
      return mayRead(asking, grounds);
    case "promote":
      return mayPromote(asking, verb.goal, grounds);
    case "cancel":
      return mayCancel(asking, verb.requester, grounds);
    default:
      return verb;
  }
}
async function mayRead({ actor, gitops }, grounds) {
  const permission = await grounds.permission(gitops);
  return permission === "none" ? { kind: "denied", reason: `@${actor.login} cannot read ${fullName(gitops)}` } : { kind: "allowed", detail: `@${actor.login} can read ${fullName(gitops)}` };
}
async function mayCancel(asking, requester, grounds) {
  if (requester?.id === asking.actor.id)
    return { kind: "allowed", detail: `@${asking.actor.login} asked for it` };
  const permission = await grounds.permission(asking.gitops);
  return canWrite(permission) ? { kind: "allowed", detail: `@${asking.actor.login} has write on ${fullName(asking.gitops)}` } : {
    kind: "denied",
    reason: `only who asked for it, or somebody with write on ${fullName(asking.gitops)}, may cancel it`
  };
}
async function mayPromote(asking, goal, grounds) {
  const policy = environmentPolicy(grounds.policy, goal.environment);
  if (policy === void 0) return { kind: "denied", reason: `${goal.environment} has no policy` };
  const listed = isListed(asking, goal, grounds);
  if (listed.kind === "denied") return listed;
  const { workflow } = grounds;
  if (workflow !== void 0 && policy.allow?.workflows.some((entry) => namesWorkflow(entry, workflow)) === true)
    return { kind: "allowed", detail: `${policy.name} names ${workflow.repository}/${workflow.path}` };
  const source = await mayUseSource(asking, grounds);
  if (source.kind === "denied") return source;
  return policy.allow === void 0 ? mayWrite(asking, await grounds.permission(asking.gitops)) : isNamed(asking, policy, policy.allow, grounds);
}
function isListed({ source, gitops }, goal, grounds) {
  if (source.id === gitops.id) return { kind: "allowed", detail: "" };
  const name = fullName(source);
  const listed = grounds.policy.sources.find((each) => each.repository.toLowerCase() === name.toLowerCase());
  if (listed === void 0)
    return { kind: "denied", reason: `${name} is not among the sources of ${fullName(gitops)}` };
  const apps = sourceApps(grounds.fleet, listed).map((app) => app.name);
  if (apps.includes(goal.app)) return { kind: "allowed", detail: "" };
  return {
    kind: "denied",
    reason: `${name} may promote ${apps.length === 0 ? "no app" : apps.join(", ")}, not ${goal.app}; comment in ${fullName(gitops)}, or name ${goal.app} there under sources`
  };
}
async function mayUseSource(asking, grounds) {
  const { source, gitops } = asking;
  if (source.id === gitops.id) return { kind: "allowed", detail: "" };
  return mayWrite({ ...asking, gitops: source }, await grounds.permission(source));
}
function mayWrite({ actor, gitops }, permission) {
  return canWrite(permission) ? { kind: "allowed", detail: `@${actor.login} has ${permission} on ${fullName(gitops)}` } : { kind: "denied", reason: `@${actor.login} has no write on ${fullName(gitops)}` };
}
async function isNamed({ actor, gitops }, policy, allow, grounds) {
  if (await grounds.permission(gitops) === "none")
    return { kind: "denied", reason: `@${actor.login} cannot read ${fullName(gitops)}` };
  const named = allow.users.some((user) => user.toLowerCase() === actor.login.toLowerCase());
  if (named) return { kind: "allowed", detail: `${policy.name} names @${actor.login}` };
  const isMember = await Promise.allSettled(allow.teams.map((team) => grounds.inTeam(team, actor)));
  if (isMember.some((each) => each.status === "fulfilled" && each.value))
    return { kind: "allowed", detail: `@${actor.login} is in a team that ${policy.name} names` };
  const unseen = isMember.find((each) => each.status === "rejected");
  if (unseen !== void 0) throw unseen.reason;
  return { kind: "denied", reason: `${policy.name} allows only those whom its configuration names` };
}
function canWrite(permission) {
  return permission === "write" || permission === "admin";
}
function fullName({ owner, name }) {
  return `${owner}/${name}`;
}

// src/rollout/conditions.ts
function conditionsOf(object) {
  return readConditions(listAt(object, "status", "conditions"));
}
function readConditions(list) {
  return list.flatMap((entry) => {
    const type = textAt(entry, "type");
    if (type === void 0) return [];
    const since = timeAt(entry, "lastTransitionTime");
    const observedGeneration = numberAt(entry, "observedGeneration");
    return {
      type,
      status: textAt(entry, "status") ?? "Unknown",
      reason: textAt(entry, "reason") ?? "",
      message: textAt(entry, "message") ?? "",
      ...since === void 0 ? {} : { since },
      ...observedGeneration === void 0 ? {} : { observedGeneration }
    };
  });
}
function conditionOf(object, type) {
  return conditionsOf(object).find((condition) => condition.type === type);
}
function sayCondition({ type, status, reason, message }) {
  const said = [reason, message].filter((text2) => text2 !== "").join(": ");
  return said === "" ? `${type} is ${status}` : said;
}
function sayWork(object, ready) {
  const reconciling = conditionOf(object, "Reconciling");
  const isWork = ready.status === "Unknown" && reconciling?.status === "True" && reconciling.message !== "";
  return sayCondition(isWork ? reconciling : ready);
}
function isOlder({ since }, now, milliseconds) {
  return since === void 0 || now - since > milliseconds;
}

// src/rollout/containers.ts
function containersOf(pod2) {
  return [
    ...listAt(pod2, "status", "initContainerStatuses").map((status) => readState(pod2, status, true)),
    ...listAt(pod2, "status", "containerStatuses").map((status) => readState(pod2, status, false))
  ];
}
function readState(pod2, status, isInit) {
  const name = textAt(status, "name") ?? "";
  const waiting = fieldAt(status, "state", "waiting");
  const ended2 = fieldAt(status, "state", "terminated") ?? fieldAt(status, "lastState", "terminated");
  const imageId = textAt(status, "imageID");
  const runningSince = timeAt(status, "state", "running", "startedAt");
  const endedAt = timeAt(ended2, "finishedAt");
  return {
    name,
    isInit,
    image: textAt(status, "image") ?? "",
    isReady: fieldAt(status, "ready") === true,
    restarts: numberAt(status, "restartCount") ?? 0,
    spec: specOf(pod2, name, isInit),
    ...imageId === void 0 ? {} : { imageId },
    ...waiting === void 0 ? {} : { waiting: readReason(waiting) },
    ...runningSince === void 0 ? {} : { runningSince },
    ...ended2 === void 0 ? {} : { ended: { exitCode: numberAt(ended2, "exitCode") ?? 0, ...readReason(ended2) } },
    ...endedAt === void 0 ? {} : { endedAt }
  };
}
function readReason(state) {
  return { reason: textAt(state, "reason") ?? "", message: textAt(state, "message") ?? "" };
}
function specOf(pod2, name, isInit) {
  const list = listAt(pod2, "spec", isInit ? "initContainers" : "containers");
  return list.find((container) => textAt(container, "name") === name);
}

// src/rollout/new-pods.ts
function newPods(workload, evidence) {
  const owned = (owner) => evidence.pods.filter((pod2) => pod2.metadata.deletionTimestamp === void 0 && isOwnedBy(pod2, owner));
  switch (workload.kind) {
    case "Pod":
      return evidence.pods.filter(({ metadata: { name } }) => name === workload.metadata.name);
    case "Deployment": {
      const replicaSet2 = newReplicaSet(workload, evidence.replicaSets);
      return replicaSet2 === void 0 ? [] : owned(replicaSet2);
    }
    case "StatefulSet":
      return ofRevision(owned(workload), textAt(workload, "status", "updateRevision"));
    case "DaemonSet":
      return newOfDaemonSet(workload, owned(workload));
    default:
      return owned(workload);
  }
}
var revisionKey = "deployment.kubernetes.io/revision";
function newReplicaSet(deployment2, replicaSets) {
  const wanted = deployment2.metadata.annotations?.[revisionKey];
  const owned = replicaSets.filter((replicaSet2) => isOwnedBy(replicaSet2, deployment2));
  const newestFirst2 = owned.toSorted((left, right) => revisionOf(right) - revisionOf(left));
  return newestFirst2.find(({ metadata }) => metadata.annotations?.[revisionKey] === wanted) ?? newestFirst2[0];
}
function revisionOf({ metadata }) {
  return Number(metadata.annotations?.[revisionKey] ?? 0);
}
var hashLabel = "controller-revision-hash";
function ofRevision(pods, revision) {
  if (revision === void 0) return pods;
  return pods.filter(({ metadata: { labels } }) => labels?.[hashLabel] === revision);
}
function newOfDaemonSet({ metadata: { annotations } }, pods) {
  const generation = annotations?.["deprecated.daemonset.template.generation"];
  const ofTemplate = pods.filter(
    ({ metadata: { labels } }) => generation !== void 0 && labels?.["pod-template-generation"] === generation
  );
  if (ofTemplate.length > 0) return ofTemplate;
  const [youngest] = pods.toSorted((left, right) => createdAt(right) - createdAt(left));
  return ofRevision(pods, youngest?.metadata.labels?.[hashLabel]);
}
function createdAt(object) {
  return timeAt(object, "metadata", "creationTimestamp") ?? 0;
}
function isOwnedBy({ metadata }, owner) {
  return (metadata.ownerReferences ?? []).some(
    ({ uid, kind, name }) => owner.metadata.uid === void 0 ? kind === owner.kind && name === owner.metadata.name : uid === owner.metadata.uid
  );
}

// src/rollout/stable.ts
function stability(since, stableFor, now) {
  const until = since + stableFor;
  return now >= until ? { kind: "stable" } : { kind: "settling", until };
}
function lastTransition(workload, evidence) {
  const pods = newPods(workload, evidence);
  const ofConditions = [workload, ...pods].flatMap((object) => conditionsOf(object).map(({ since }) => since));
  const ofContainers = pods.flatMap(containersOf).flatMap(({ runningSince, endedAt }) => [runningSince, endedAt]);
  const times = [...ofConditions, ...ofContainers].filter((time) => time !== void 0);
  return times.length === 0 ? void 0 : Math.max(...times);
}

// src/rollout/verdict.ts
function judgeCluster(sight, patience2) {
  const unwell = sight.objects.filter((object) => isBeside(object) && object.report.status !== "current");
  return unwell.length === 0 ? judge(sight, patience2) : judgeBeside(unwell, sight, patience2);
}
function isBeside({ neighbour, wasUnwell }) {
  return wasUnwell ?? neighbour !== void 0;
}
function judgeBeside(unwell, sight, patience2) {
  const objects = sight.objects.filter((object) => !unwell.includes(object));
  const flux = sight.flux.map((progress) => pastHealth(progress, patience2));
  const own = judge({ ...sight, objects, flux }, patience2);
  if (own.kind !== "succeeded") return own;
  const worst = unwell.find(({ report }) => report.status === "failed") ?? unwell[0];
  const because = `its own part runs; ${worst === void 0 ? "" : sayBeside(worst)}`;
  if (worst?.report.status === "failed") return { kind: "unknown", because, final: true, isBeside: true };
  return { kind: patience2.isOver ? "unknown" : "in-progress", because, isBeside: true };
}
function sayBeside(object) {
  const { neighbour, wasUnwell, ref, report } = object;
  const who = neighbour === void 0 ? "" : `${neighbour} beside it, `;
  if (!wasUnwell) return `${who}which was not changed, does not: ${nameRef(ref)}: ${report.message}`;
  return `${neighbour === void 0 ? "what" : `${who}which`} was unwell before and is unchanged, still is: ${nameRef(ref)}: ${report.message}`;
}
function pastHealth(progress, { isOver }) {
  const isHeld = progress.kind === "failed" || progress.kind === "applying" && isOver;
  if (!isHeld || !progress.isApplied || progress.revision === void 0) return progress;
  return { kind: "applied", revision: progress.revision, inventory: progress.inventory };
}
function judge(sight, patience2) {
  const verdict = arriving(sight) ?? failure(sight) ?? movement(sight) ?? doubt(sight) ?? settling(sight, patience2);
  return patience2.isOver ? conclude(verdict) : verdict;
}
function judgeEnvironment(sights, patience2) {
  const verdicts = sights.map((sight) => prefixed(sight.name, judgeCluster(sight, patience2)));
  const isWhole = verdicts.every((verdict) => verdict.kind === "succeeded" || isOnlyBeside(verdict));
  for (const kind of ["failed", "in-progress", "unknown", "succeeded"]) {
    const found = verdicts.find((verdict) => verdict.kind === kind);
    if (found !== void 0) return isWhole ? found : alone(found);
  }
  return { kind: "unknown", because: "no cluster is connected" };
}
function isOnlyBeside(verdict) {
  return "isBeside" in verdict && verdict.isBeside === true;
}
function alone(verdict) {
  if (!("isBeside" in verdict)) return verdict;
  const { isBeside: _, ...rest } = verdict;
  return rest;
}
function arriving({ flux, images }) {
  const applying = flux.find((progress) => progress.kind === "applying" && !progress.isApplied);
  if (applying?.kind !== "applying" || flux.some(({ kind }) => kind === "failed")) return void 0;
  const other = images.find((report) => report.kind === "other");
  const because = other === void 0 ? applying.message : `${applying.message}; ${other.message}`;
  return { kind: "in-progress", because };
}
function failure({ flux, objects, images }) {
  const failures3 = flux.filter((progress) => progress.kind === "failed");
  const notApplied = failures3.find(({ isApplied }) => !isApplied);
  const broken = objects.find(({ report }) => report.status === "failed");
  if (notApplied === void 0 && broken !== void 0) return failedObject(broken);
  const stuck = notApplied ?? failures3[0];
  if (stuck !== void 0) return { kind: "failed", because: stuck.message, cause: stuck.cause };
  const other = images.find((report) => report.kind === "other");
  return other === void 0 ? void 0 : {
    kind: "failed",
    because: other.message,
    cause: { code: "other", object: other.pod, message: other.message }
  };
}
function failedObject(object) {
  const { ref, report } = object;
  const { message, cause } = report;
  const shown = cause === void 0 || cause.object.kind !== "Pod" || ref.kind === "Pod" ? "" : `pod ${cause.object.name}: `;
  const because = `${harmed(object)}${nameRef(ref)}: ${shown}${message}`;
  return { kind: "failed", because, ...cause === void 0 ? {} : { cause } };
}
function doubt({ unseen, flux, objects, images }) {
  const unknown = [
    unseen,
    flux.find((progress) => progress.kind === "unknown")?.message,
    ...objects.filter(({ report }) => report.status === "unknown").map(sayObject),
    images.find((report) => report.kind === "unknown")?.message
  ].find((because) => because !== void 0);
  if (unknown !== void 0) return { kind: "unknown", because: unknown };
  return flux.length + objects.length === 0 ? { kind: "unknown", because: "nothing was found to look at" } : void 0;
}
function movement({ flux, objects }) {
  const carried = flux.find((step) => step.kind === "waiting" || step.kind === "applying");
  const moving = objects.find(({ report: { status } }) => status !== "current" && status !== "unknown");
  if (carried !== void 0 && (carried.kind === "waiting" || moving === void 0))
    return { kind: "in-progress", because: carried.message };
  return moving === void 0 ? void 0 : { kind: "in-progress", because: sayObject(moving) };
}
function settling({ objects }, { stableFor, now }) {
  const newest = Math.max(...objects.map(({ since = 0 }) => since));
  if (objects.length === 0 || stability(newest, stableFor, now).kind === "stable")
    return { kind: "succeeded" };
  const seconds = Math.ceil((newest + stableFor - now) / 1e3);
  return { kind: "in-progress", because: `everything is current; it has to stay so for ${seconds} s more` };
}
function conclude(verdict) {
  if (verdict.kind !== "in-progress") return verdict;
  return { kind: "failed", because: `it did not arrive in time: ${verdict.because}` };
}
function prefixed(name, verdict) {
  return verdict.kind === "succeeded" ? verdict : { ...verdict, because: `${name}: ${verdict.because}` };
}
function sayObject(object) {
  return `${harmed(object)}${nameRef(object.ref)}: ${object.report.message}`;
}
function harmed({ neighbour, wasUnwell }) {
  return neighbour !== void 0 && wasUnwell === false ? `${neighbour} beside it does not run with what was applied: ` : "";
}
function nameRef({ kind, namespace, name }) {
  return `${kind} ${namespace === void 0 ? "" : `${namespace}/`}${name}`;
}

// src/engine/rollout/rollout-sight.ts
function rolloutSight(clusters, patience2) {
  const judged = judgeEnvironment(clusters, patience2);
  const settled2 = clusters.flatMap(({ objects }) => objects.flatMap(({ since }) => since ?? []));
  const cause = judged.kind === "failed" && judged.cause !== void 0 ? causeOf(judged.cause) : void 0;
  return {
    verdict: patient(judged, patience2),
    because: judged.kind === "succeeded" ? "" : judged.because,
    ..."isBeside" in judged ? { hasArrived: true } : {},
    clusters: clusters.map((cluster) => clusterProgress(cluster, patience2)),
    ...cause === void 0 ? {} : { cause },
    ...settled2.length === 0 ? {} : { settledAt: Math.max(...settled2) }
  };
}
function patient(judged, { isOver, isOnlyLook = false }) {
  const mayBeSeenYet = judged.kind === "unknown" && !judged.final && !isOver && !isOnlyLook;
  return mayBeSeenYet ? "in-progress" : judged.kind;
}
function causeOf({ object, message, log = [] }) {
  return { object: nameRef(object), message, log };
}
function clusterProgress(cluster, patience2) {
  const judged = judgeCluster(cluster, patience2);
  const applied2 = appliedIn(cluster);
  const { workloads, lasting: lasting2 } = cluster;
  return {
    name: cluster.name,
    verdict: patient(judged, patience2),
    pods: podsOf(workloads),
    digests: [
      ...new Set(cluster.images.flatMap((image) => image.kind === "promised" ? image.digest ?? [] : []))
    ],
    objects: cluster.objects.map(({ ref, report: { status, message } }) => ({
      name: nameRef(ref),
      status,
      message
    })),
    ...judged.kind === "succeeded" ? {} : { because: judged.because },
    ...lasting2 === void 0 ? {} : { lasting: lasting2 },
    ...applied2 === void 0 ? {} : { applied: applied2 }
  };
}
function appliedIn({ flux }) {
  const applied2 = flux.flatMap((each) => {
    const isThere = each.kind === "applied" || "isApplied" in each && each.isApplied;
    return isThere ? each.revision ?? [] : [];
  });
  return applied2.length === flux.length ? applied2[0] : void 0;
}
function podsOf(workloads) {
  const own = workloads.filter(({ isApp }) => isApp);
  const counted3 = own.length > 0 ? own : workloads;
  const sum = (count3) => counted3.reduce((total, workload) => total + count3(workload), 0);
  return { ready: sum(({ object }) => readyOf(object)), wanted: sum(({ object }) => wantedOf(object)) };
}
function readyOf(object) {
  const at = (field) => numberAt(object, "status", field);
  const ready = at("readyReplicas") ?? at("numberReady") ?? 0;
  const older = (at("replicas") ?? 0) - (at("updatedReplicas") ?? at("replicas") ?? 0);
  return Math.max(0, ready - Math.max(0, older));
}
function wantedOf(object) {
  if (object.kind === "DaemonSet") return numberAt(object, "status", "desiredNumberScheduled") ?? 0;
  if (object.kind === "Job") return 0;
  return fieldAt(object, "spec", "replicas") === void 0 ? 1 : numberAt(object, "spec", "replicas") ?? 1;
}

// src/rollout/environment-kustomizations.ts
function environmentKustomizations(objects, { paths, repository }) {
  const all = objects.filter((object) => isFlux(object, "kustomize.toolkit.fluxcd.io", "Kustomization")).map((kustomization) => ({ kustomization, source: sourceOf(kustomization, objects) }));
  const own = all.filter(({ source }) => isSource(source, repository));
  const ours = own.length > 0 ? own : all;
  const exact = ours.filter(({ kustomization }) => paths.includes(pathOf(kustomization)));
  if (exact.length > 0) return exact;
  return ours.filter(({ kustomization }) => {
    const path = pathOf(kustomization);
    return paths.some((each) => isInside(each, path) || isInside(path, each));
  });
}
function isFlux({ apiVersion, kind }, group2, wanted) {
  return groupOf(apiVersion) === group2 && kind === wanted;
}
function sourceOf(kustomization, objects) {
  const kind = textAt(kustomization, "spec", "sourceRef", "kind");
  const name = textAt(kustomization, "spec", "sourceRef", "name");
  const namespace = textAt(kustomization, "spec", "sourceRef", "namespace") ?? kustomization.metadata.namespace;
  return objects.find(
    (object) => object.kind === kind && groupOf(object.apiVersion) === "source.toolkit.fluxcd.io" && object.metadata.name === name && object.metadata.namespace === namespace
  );
}
function isSource(source, repository) {
  const url = textAt(source, "spec", "url");
  if (url === void 0) return false;
  const name = url.replace(/\.git$/, "").replace(/\/$/, "").replaceAll(":", "/").toLowerCase();
  return name.endsWith(`/${repository.toLowerCase()}`);
}
function pathOf(kustomization) {
  const path = textAt(kustomization, "spec", "path") ?? "";
  return path.split("/").filter((step) => step !== "" && step !== ".").join("/");
}
function isInside(path, folder) {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

// src/rollout/flux-inventory.ts
function inventoryOf(kustomization) {
  return listAt(kustomization, "status", "inventory", "entries").flatMap((entry) => parseEntry(entry) ?? []);
}
function parseEntry(entry) {
  const [id, version] = [textAt(entry, "id"), textAt(entry, "v")];
  const [namespace, ...rest] = (id ?? "").split("_");
  const [kind, group2] = [rest.pop(), rest.pop()];
  if (version === void 0 || group2 === void 0 || kind === void 0 || rest.length === 0)
    return void 0;
  return {
    apiVersion: group2 === "" ? version : `${group2}/${version}`,
    kind,
    ...namespace === "" ? {} : { namespace },
    name: rest.join("_").replaceAll("__", ":")
  };
}

// src/rollout/flux-revision.ts
function parseRevision(text2) {
  const named = /^(?:(?<reference>.+)@)?(?<algorithm>sha1|sha256):(?<hash>[0-9a-f]{40,64})$/.exec(text2);
  const old = named ?? /^(?<reference>.+)\/(?<hash>[0-9a-f]{40})$/.exec(text2);
  const { reference, algorithm = "sha1", hash } = { ...old?.groups };
  if (hash === void 0) return void 0;
  return { ...reference === void 0 ? {} : { reference }, algorithm, hash };
}
function commitOf(text2) {
  const revision = text2 === void 0 ? void 0 : parseRevision(text2);
  return revision?.algorithm === "sha1" || revision?.hash.length === 40 ? revision.hash : void 0;
}

// node_modules/@marcbachmann/cel-js/lib/errors.js
var CelError = class extends Error {
  #node;
  #code;
  #range;
  #summary;
  constructor({ name, code: code2, message, node, cause, range }) {
    super(message, cause ? { cause } : void 0);
    this.name = name;
    this.#code = code2;
    this.#summary = message;
    this.#node = node;
    this.#range = range && normalizeRange(range) || normalizeRange(node);
    if (!node?.input) return;
    this.message = formatErrorWithHighlight(this.#summary, node, this.#range);
  }
  get node() {
    return this.#node;
  }
  get code() {
    return this.#code;
  }
  get range() {
    return this.#range;
  }
  get summary() {
    return this.#summary;
  }
  withAst(node) {
    if (this.#node || !node?.input) return this;
    this.#node = node;
    this.#range ??= normalizeRange(node);
    this.message = formatErrorWithHighlight(this.#summary, node, this.#range);
    return this;
  }
};
function normalizeArgs(name, defaultCode, message, node, cause) {
  if (typeof message === "string") return { name, code: defaultCode, message, node, cause };
  const opts = message;
  if (typeof opts !== "object") throw new Error("First param to error must be a string or object");
  return {
    name,
    code: opts.code || defaultCode,
    message: opts.message,
    node: opts.node,
    cause: opts.cause,
    range: opts.range
  };
}
var ParseError = class extends CelError {
  constructor(message, node, cause) {
    super(normalizeArgs("ParseError", "parse_error", message, node, cause));
  }
};
var EvaluationError = class extends CelError {
  constructor(message, node, cause) {
    super(normalizeArgs("EvaluationError", "evaluation_error", message, node, cause));
  }
};
var TypeError2 = class extends CelError {
  constructor(message, node, cause) {
    super(normalizeArgs("TypeError", "type_error", message, node, cause));
  }
};
function parseError(code2, message, node) {
  if (typeof code2 === "object") return new ParseError(code2);
  return new ParseError({ code: code2, message, node });
}
function evaluationError(code2, message, node) {
  if (typeof code2 === "object") return new EvaluationError(code2);
  return new EvaluationError({ code: code2, message, node });
}
function typeError(code2, message, node) {
  if (typeof code2 === "object") return new TypeError2(code2);
  return new TypeError2({ code: code2, message, node });
}
function normalizeRange(node) {
  const start = node?.pos ?? node?.start;
  if (typeof start !== "number") return;
  const end = typeof node.end === "number" ? node.end : start;
  return { start, end };
}
function formatErrorWithHighlight(message, node, range) {
  const pos = node.pos ?? range?.start;
  if (typeof pos !== "number") return message;
  const input = node.input;
  let lineNum = 1;
  let currentPos = 0;
  let columnNum = 0;
  while (currentPos < pos) {
    if (input[currentPos] === "\n") {
      lineNum++;
      columnNum = 0;
    } else {
      columnNum++;
    }
    currentPos++;
  }
  let contextStart = pos;
  let contextEnd = pos;
  while (contextStart > 0 && input[contextStart - 1] !== "\n") contextStart--;
  while (contextEnd < input.length && input[contextEnd] !== "\n") contextEnd++;
  const line = input.slice(contextStart, contextEnd);
  const highlight = `> ${`${lineNum}`.padStart(4, " ")} | ${line}
${" ".repeat(9 + columnNum)}^`;
  return `${message}

${highlight}`;
}
function attachErrorAst(error, node) {
  if (error instanceof CelError) return error.withAst(node);
  return error;
}

// node_modules/@marcbachmann/cel-js/lib/optional.js
var Optional = class _Optional {
  #value;
  constructor(value) {
    this.#value = value;
  }
  static of(value) {
    if (value === void 0) return OPTIONAL_NONE;
    return new _Optional(value);
  }
  static none() {
    return OPTIONAL_NONE;
  }
  hasValue() {
    return this.#value !== void 0;
  }
  value() {
    if (this.#value === void 0) {
      throw evaluationError("optional_value_missing", "Optional value is not present");
    }
    return this.#value;
  }
  or(optional) {
    if (this.#value !== void 0) return this;
    if (optional instanceof _Optional) return optional;
    throw evaluationError(
      "invalid_optional_argument",
      "Optional.or must be called with an Optional argument"
    );
  }
  orValue(defaultValue) {
    return this.#value === void 0 ? defaultValue : this.#value;
  }
  get [Symbol.toStringTag]() {
    return "optional";
  }
  [/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")]() {
    return this.#value === void 0 ? `Optional { none }` : `Optional { value: ${JSON.stringify(this.#value)} }`;
  }
};
var OPTIONAL_NONE = Object.freeze(new Optional());
var OptionalNamespace = class {
};
var optionalNamespace = new OptionalNamespace();
function toggleOptionalTypes(registry, enable) {
  const optionalConstant = enable ? optionalNamespace : void 0;
  registry.deleteVariable("optional");
  registry.registerConstant("optional", "OptionalNamespace", optionalConstant);
}
function register(registry) {
  const sync = { async: false };
  const functionOverload = (sig, handler) => registry.registerFunctionOverload(sig, handler, sync);
  const optionalConstant = registry.enableOptionalTypes ? optionalNamespace : void 0;
  registry.registerType("OptionalNamespace", OptionalNamespace);
  registry.registerConstant("optional", "OptionalNamespace", optionalConstant);
  functionOverload("optional.hasValue(): bool", (v) => v.hasValue());
  functionOverload("optional<A>.value(): A", (v) => v.value());
  registry.registerFunctionOverload("OptionalNamespace.none(): optional<T>", () => Optional.none());
  functionOverload("OptionalNamespace.of(A): optional<A>", (_, value) => Optional.of(value));
  function ensureOptional(value, ast, description) {
    if (value instanceof Optional) return value;
    throw evaluationError("optional_expected", `${description} must be optional`, ast);
  }
  function evaluateOptional(ev, macro, ctx) {
    const v = ev.run(macro.receiver, ctx);
    if (v instanceof Promise) return v.then((_v) => handleOptionalResolved(_v, ev, macro, ctx));
    return handleOptionalResolved(v, ev, macro, ctx);
  }
  function handleOptionalResolved(value, ev, macro, ctx) {
    const optional = ensureOptional(value, macro.receiver, `${macro.functionDesc} receiver`);
    if (optional.hasValue()) return macro.onHasValue(optional);
    return macro.onEmpty(ev, macro, ctx);
  }
  function ensureOptionalType(checker, node, ctx, description) {
    const type = checker.check(node, ctx);
    if (type.kind === "optional") return type;
    if (type.kind === "dyn") return checker.getType("optional");
    throw checker.createError("optional_expected", `${description} must be optional, got '${type}'`, node);
  }
  function createOptionalMacro({ functionDesc, evaluate: evaluate3, typeCheck, onHasValue, onEmpty }) {
    return ({ ast, args, receiver }) => ({
      ast,
      functionDesc,
      receiver,
      arg: args[0],
      evaluate: evaluate3,
      typeCheck,
      onHasValue,
      onEmpty
    });
  }
  const invalidOrValueReceiver = "optional.orValue() receiver";
  const invalidOrReceiver = "optional.or(optional) receiver";
  const invalidOrArg = "optional.or(optional) argument";
  registry.registerFunctionOverload(
    "optional.or(ast): optional<dyn>",
    createOptionalMacro({
      functionDesc: "optional.or(optional)",
      evaluate: evaluateOptional,
      typeCheck(check2, macro, ctx) {
        const l = ensureOptionalType(check2, macro.receiver, ctx, invalidOrReceiver);
        const r = ensureOptionalType(check2, macro.arg, ctx, invalidOrArg);
        if (!(macro.receiver.maybeAsync || macro.arg.maybeAsync)) macro.ast.setMeta("async", false);
        const unified = l.unify(check2.registry, r);
        if (unified) return unified;
        throw check2.createError(
          "incompatible_argument_type",
          `${macro.functionDesc} argument must be compatible type, got '${l}' and '${r}'`,
          macro.arg
        );
      },
      onHasValue: (optional) => optional,
      onEmpty(ev, macro, ctx) {
        const ast = macro.arg;
        const v = ev.run(ast, ctx);
        if (v instanceof Promise) return v.then((_v) => ensureOptional(_v, ast, invalidOrArg));
        return ensureOptional(v, ast, invalidOrArg);
      }
    })
  );
  registry.registerFunctionOverload(
    "optional.orValue(ast): dyn",
    createOptionalMacro({
      functionDesc: "optional.orValue(value)",
      onHasValue: (optionalValue) => optionalValue.value(),
      onEmpty(ev, macro, ctx) {
        return ev.run(macro.arg, ctx);
      },
      evaluate: evaluateOptional,
      typeCheck(check2, macro, ctx) {
        const l = ensureOptionalType(check2, macro.receiver, ctx, invalidOrValueReceiver).valueType;
        const r = check2.check(macro.arg, ctx);
        if (!(macro.receiver.maybeAsync || macro.arg.maybeAsync)) macro.ast.setMeta("async", false);
        const unified = l.unify(check2.registry, r);
        if (unified) return unified;
        throw check2.createError(
          "incompatible_argument_type",
          `${macro.functionDesc} argument must be compatible type, got '${l}' and '${r}'`,
          macro.arg
        );
      }
    })
  );
}

// node_modules/@marcbachmann/cel-js/lib/globals.js
var hasOwn = Object.hasOwn;
var objKeys = Object.keys;
var objFreeze = Object.freeze;
var objEntries = Object.entries;
var isArray = Array.isArray;
var arrayFrom = Array.from;
var MIN_UINT = 0n;
var MAX_UINT = 18446744073709551615n;
var MAX_INT = 9223372036854775807n;
var MIN_INT = -9223372036854775808n;
function isAsync(fn, fallback) {
  if (fn?.[Symbol.toStringTag] === "AsyncFunction") return true;
  return typeof fallback === "boolean" ? fallback : true;
}
var RESERVED = /* @__PURE__ */ new Set([
  "as",
  "break",
  "const",
  "continue",
  "else",
  "for",
  "function",
  "if",
  "import",
  "let",
  "loop",
  "package",
  "namespace",
  "return",
  "var",
  "void",
  "while",
  "__proto__",
  "prototype"
]);

// node_modules/@marcbachmann/cel-js/lib/functions.js
var UnsignedInt = class {
  #value;
  constructor(value) {
    this.verify(typeof value === "bigint" ? value : BigInt(value));
  }
  get value() {
    return this.#value;
  }
  valueOf() {
    return this.#value;
  }
  toString() {
    return `${this.#value}`;
  }
  verify(v) {
    if (v < MIN_UINT || v > MAX_UINT) {
      throw evaluationError("numeric_overflow", "Unsigned integer overflow");
    }
    this.#value = v;
  }
  get [Symbol.toStringTag]() {
    return `value = ${this.#value}`;
  }
  [/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")]() {
    return `UnsignedInteger { value: ${this.#value} }`;
  }
};
var billion = 1e9;
var billionBigInt = 1000000000n;
var UNIT_NANOSECONDS = {
  h: 3600000000000n,
  m: 60000000000n,
  s: billionBigInt,
  ms: 1000000n,
  us: 1000n,
  \u00B5s: 1000n,
  ns: 1n
};
var Duration = class _Duration {
  #seconds;
  #nanos;
  constructor(seconds, nanos = 0) {
    this.#seconds = BigInt(seconds);
    this.#nanos = nanos;
  }
  get seconds() {
    return this.#seconds;
  }
  get nanos() {
    return this.#nanos;
  }
  valueOf() {
    return Number(this.#seconds) * 1e3 + this.#nanos / 1e6;
  }
  static fromMilliseconds(ms) {
    const totalNanos = BigInt(Math.trunc(ms * 1e6));
    const seconds = totalNanos / billionBigInt;
    const nanos = Number(totalNanos % billionBigInt);
    return new _Duration(seconds, nanos);
  }
  addDuration(other) {
    const nanos = this.#nanos + other.nanos;
    return new _Duration(
      this.#seconds + other.seconds + BigInt(Math.floor(nanos / billion)),
      nanos % billion
    );
  }
  subtractDuration(other) {
    const nanos = this.#nanos - other.nanos;
    return new _Duration(
      this.#seconds - other.seconds + BigInt(Math.floor(nanos / billion)),
      (nanos + billion) % billion
    );
  }
  extendTimestamp(ts) {
    return new Date(
      ts.getTime() + Number(this.#seconds) * 1e3 + Math.floor(this.#nanos / 1e6)
    );
  }
  subtractTimestamp(ts) {
    return new Date(
      ts.getTime() - Number(this.#seconds) * 1e3 - Math.floor(this.#nanos / 1e6)
    );
  }
  toString() {
    const nanos = this.#nanos ? (this.#nanos / billion).toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 9 }).slice(1) : "";
    return `${this.#seconds}${nanos}s`;
  }
  getHours() {
    return this.#seconds / 3600n;
  }
  getMinutes() {
    return this.#seconds / 60n;
  }
  getSeconds() {
    return this.#seconds;
  }
  getMilliseconds() {
    return this.#seconds * 1000n + BigInt(Math.floor(this.#nanos / 1e6));
  }
  get [Symbol.toStringTag]() {
    return "google.protobuf.Duration";
  }
  [/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")]() {
    return `google.protobuf.Duration { seconds: ${this.#seconds}, nanos: ${this.#nanos} }`;
  }
};
function registerFunctions(registry) {
  const sync = { async: false };
  const functionOverload = (sig, handler) => registry.registerFunctionOverload(sig, handler, sync);
  const identity2 = (v) => v;
  functionOverload("dyn(dyn): dyn", identity2);
  for (const _t in TYPES) {
    const type = TYPES[_t];
    if (!(type instanceof Type)) continue;
    functionOverload(`type(${type.name}): type`, () => type);
  }
  functionOverload("bool(bool): bool", identity2);
  functionOverload("bool(string): bool", (v) => {
    switch (v) {
      case "1":
      case "t":
      case "true":
      case "TRUE":
      case "True":
        return true;
      case "0":
      case "f":
      case "false":
      case "FALSE":
      case "False":
        return false;
      default:
        throw evaluationError(
          "bool_conversion_error",
          `bool() conversion error: invalid string value "${v}"`
        );
    }
  });
  functionOverload("size(string): int", (v) => BigInt(stringSize(v)));
  functionOverload("size(bytes): int", (v) => BigInt(v.length));
  functionOverload("size(list): int", (v) => BigInt(v.length ?? v.size));
  functionOverload("size(map): int", (v) => BigInt(v instanceof Map ? v.size : objKeys(v).length));
  functionOverload("string.size(): int", (v) => BigInt(stringSize(v)));
  functionOverload("bytes.size(): int", (v) => BigInt(v.length));
  functionOverload("list.size(): int", (v) => BigInt(v.length ?? v.size));
  functionOverload("map.size(): int", (v) => BigInt(v instanceof Map ? v.size : objKeys(v).length));
  functionOverload("bytes(string): bytes", (v) => ByteOpts.fromString(v));
  functionOverload("bytes(bytes): bytes", identity2);
  functionOverload("double(double): double", identity2);
  functionOverload("double(int): double", (v) => Number(v));
  functionOverload("double(uint): double", (v) => Number(v));
  functionOverload("double(string): double", (v) => {
    if (!v || v !== v.trim())
      throw evaluationError(
        "double_conversion_error",
        "double() type error: cannot convert to double"
      );
    const s = v.toLowerCase();
    switch (s) {
      case "inf":
      case "+inf":
      case "infinity":
      case "+infinity":
        return Number.POSITIVE_INFINITY;
      case "-inf":
      case "-infinity":
        return Number.NEGATIVE_INFINITY;
      case "nan":
        return Number.NaN;
      default: {
        const parsed2 = Number(v);
        if (!Number.isNaN(parsed2)) return parsed2;
        throw evaluationError(
          "double_conversion_error",
          "double() type error: cannot convert to double"
        );
      }
    }
  });
  functionOverload("int(int): int", identity2);
  functionOverload("int(double): int", (v) => {
    if (Number.isFinite(v)) return BigInt(Math.trunc(v));
    throw evaluationError("numeric_overflow", "int() type error: integer overflow");
  });
  functionOverload("int(string): int", (v) => {
    if (v !== v.trim() || v.length > 20 || v.includes("0x")) {
      throw evaluationError("int_conversion_error", "int() type error: cannot convert to int");
    }
    try {
      const num = BigInt(v);
      if (num <= MAX_INT && num >= MIN_INT) return num;
    } catch (_e) {
    }
    throw evaluationError("int_conversion_error", "int() type error: cannot convert to int");
  });
  functionOverload("uint(uint): uint", identity2);
  functionOverload("uint(int): uint", (v) => {
    try {
      return new UnsignedInt(v);
    } catch (e) {
      throw evaluationError("uint_conversion_error", "uint() type error: cannot convert to uint");
    }
  });
  functionOverload("uint(double): uint", (v) => {
    try {
      return new UnsignedInt(Math.trunc(v));
    } catch (e) {
      throw evaluationError("numeric_overflow", "uint() type error: unsigned integer overflow");
    }
  });
  functionOverload("uint(string): uint", (v) => {
    if (v !== v.trim() || v.length > 20 || v.includes("0x")) {
      throw evaluationError("uint_conversion_error", "uint() type error: cannot convert to uint");
    }
    try {
      return new UnsignedInt(v);
    } catch (e) {
      throw evaluationError("uint_conversion_error", "uint() type error: cannot convert to uint");
    }
  });
  functionOverload("string(string): string", identity2);
  functionOverload("string(bool): string", (v) => `${v}`);
  functionOverload("string(int): string", (v) => `${v}`);
  functionOverload("string(uint): string", (v) => `${v}`);
  functionOverload("string(bytes): string", (v) => ByteOpts.toUtf8(v));
  functionOverload("string(double): string", (v) => {
    if (v === Infinity) return "+Inf";
    if (v === -Infinity) return "-Inf";
    return `${v}`;
  });
  functionOverload("string.startsWith(string): bool", (a, b) => a.startsWith(b));
  functionOverload("string.endsWith(string): bool", (a, b) => a.endsWith(b));
  functionOverload("string.contains(string): bool", (a, b) => a.includes(b));
  functionOverload("string.lowerAscii(): string", (a) => a.toLowerCase());
  functionOverload("string.upperAscii(): string", (a) => a.toUpperCase());
  functionOverload("string.trim(): string", (a) => a.trim());
  functionOverload(
    "string.indexOf(string): int",
    (string, search) => BigInt(string.indexOf(search))
  );
  functionOverload("string.indexOf(string, int): int", (string, search, fromIndex) => {
    if (search === "") return fromIndex;
    fromIndex = Number(fromIndex);
    if (fromIndex < 0 || fromIndex >= string.length) {
      throw evaluationError(
        "index_out_of_range",
        "string.indexOf(search, fromIndex): fromIndex out of range"
      );
    }
    return BigInt(string.indexOf(search, fromIndex));
  });
  functionOverload(
    "string.lastIndexOf(string): int",
    (string, search) => BigInt(string.lastIndexOf(search))
  );
  functionOverload("string.lastIndexOf(string, int): int", (string, search, fromIndex) => {
    if (search === "") return fromIndex;
    fromIndex = Number(fromIndex);
    if (fromIndex < 0 || fromIndex >= string.length) {
      throw evaluationError(
        "index_out_of_range",
        "string.lastIndexOf(search, fromIndex): fromIndex out of range"
      );
    }
    return BigInt(string.lastIndexOf(search, fromIndex));
  });
  functionOverload("string.substring(int): string", (string, start) => {
    start = Number(start);
    if (start < 0 || start > string.length) {
      throw evaluationError(
        "index_out_of_range",
        "string.substring(start, end): start index out of range"
      );
    }
    return string.substring(start);
  });
  functionOverload("string.substring(int, int): string", (string, start, end) => {
    start = Number(start);
    if (start < 0 || start > string.length) {
      throw evaluationError(
        "index_out_of_range",
        "string.substring(start, end): start index out of range"
      );
    }
    end = Number(end);
    if (end < start || end > string.length) {
      throw evaluationError(
        "index_out_of_range",
        "string.substring(start, end): end index out of range"
      );
    }
    return string.substring(start, end);
  });
  functionOverload("string.matches(string): bool", (a, b) => {
    try {
      return new RegExp(b).test(a);
    } catch (_err) {
      throw evaluationError("invalid_regular_expression", `Invalid regular expression: ${b}`);
    }
  });
  functionOverload("string.split(string): list<string>", (s, sep) => s.split(sep));
  functionOverload("string.split(string, int): list<string>", (s, sep, l) => {
    l = Number(l);
    if (l === 0) return [];
    const parts = s.split(sep);
    if (l < 0 || parts.length <= l) return parts;
    const limited = parts.slice(0, l - 1);
    limited.push(parts.slice(l - 1).join(sep));
    return limited;
  });
  functionOverload("list<string>.join(): string", (v) => {
    for (let i = 0; i < v.length; i++) {
      if (typeof v[i] !== "string") {
        throw evaluationError(
          "invalid_list_element_type",
          "string.join(): list must contain only strings"
        );
      }
    }
    return v.join("");
  });
  functionOverload("list<string>.join(string): string", (v, sep) => {
    for (let i = 0; i < v.length; i++) {
      if (typeof v[i] !== "string") {
        throw evaluationError(
          "invalid_list_element_type",
          "string.join(separator): list must contain only strings"
        );
      }
    }
    return v.join(sep);
  });
  const textEncoder = new TextEncoder("utf8");
  const textDecoder = new TextDecoder("utf8");
  const ByteOpts = typeof Buffer !== "undefined" ? {
    byteLength: (v) => Buffer.byteLength(v),
    fromString: (str) => Buffer.from(str, "utf8"),
    toHex: (b) => Buffer.prototype.hexSlice.call(b, 0, b.length),
    toBase64: (b) => Buffer.prototype.base64Slice.call(b, 0, b.length),
    toUtf8: (b) => Buffer.prototype.utf8Slice.call(b, 0, b.length),
    jsonParse: (b) => JSON.parse(b)
  } : {
    textEncoder: new TextEncoder("utf8"),
    byteLength: (v) => textEncoder.encode(v).length,
    fromString: (str) => textEncoder.encode(str),
    toHex: Uint8Array.prototype.toHex ? (b) => b.toHex() : (b) => arrayFrom(b, (i) => i.toString(16).padStart(2, "0")).join(""),
    toBase64: Uint8Array.prototype.toBase64 ? (b) => b.toBase64() : (b) => btoa(arrayFrom(b, (i) => String.fromCodePoint(i)).join("")),
    toUtf8: (b) => textDecoder.decode(b),
    jsonParse: (b) => JSON.parse(textEncoder.decode(b))
  };
  functionOverload("bytes.json(): map", ByteOpts.jsonParse);
  functionOverload("bytes.hex(): string", ByteOpts.toHex);
  functionOverload("bytes.string(): string", ByteOpts.toUtf8);
  functionOverload("bytes.base64(): string", ByteOpts.toBase64);
  functionOverload("bytes.at(int): int", (b, index) => {
    if (index < 0 || index >= b.length) {
      throw evaluationError("index_out_of_range", "Bytes index out of range");
    }
    return BigInt(b[index]);
  });
  const TS = "google.protobuf.Timestamp";
  const GPD = "google.protobuf.Duration";
  const TimestampType = registry.registerType(TS, Date).typeType;
  const DurationType = registry.registerType(GPD, Duration).typeType;
  registry.registerConstant("google", "map<string, map<string, type>>", {
    protobuf: { Duration: DurationType, Timestamp: TimestampType }
  });
  function tzDate(d, timeZone) {
    return new Date(d.toLocaleString("en-US", { timeZone }));
  }
  function getDayOfYear(d, tz) {
    const workingDate = tz ? tzDate(d, tz) : new Date(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate());
    const start = new Date(workingDate.getFullYear(), 0, 0);
    return BigInt(Math.floor((workingDate - start) / 864e5) - 1);
  }
  functionOverload(`timestamp(string): ${TS}`, (v) => {
    if (v.length < 20 || v.length > 30) {
      throw evaluationError("invalid_timestamp", "timestamp() requires a string in ISO 8601 format");
    }
    const d = new Date(v);
    if (d <= 253402300799999 && d >= -621355968e5) return d;
    throw evaluationError("invalid_timestamp", "timestamp() requires a string in ISO 8601 format");
  });
  functionOverload(`timestamp(int): ${TS}`, (i) => {
    i = Number(i) * 1e3;
    if (i <= 253402300799999 && i >= -621355968e5) return new Date(i);
    throw evaluationError(
      "invalid_timestamp",
      "timestamp() requires a valid integer unix timestamp"
    );
  });
  functionOverload(`${TS}.getDate(): int`, (d) => BigInt(d.getUTCDate()));
  functionOverload(`${TS}.getDate(string): int`, (d, tz) => BigInt(tzDate(d, tz).getDate()));
  functionOverload(`${TS}.getDayOfMonth(): int`, (d) => BigInt(d.getUTCDate() - 1));
  functionOverload(
    `${TS}.getDayOfMonth(string): int`,
    (d, tz) => BigInt(tzDate(d, tz).getDate() - 1)
  );
  functionOverload(`${TS}.getDayOfWeek(): int`, (d) => BigInt(d.getUTCDay()));
  functionOverload(`${TS}.getDayOfWeek(string): int`, (d, tz) => BigInt(tzDate(d, tz).getDay()));
  functionOverload(`${TS}.getDayOfYear(): int`, getDayOfYear);
  functionOverload(`${TS}.getDayOfYear(string): int`, getDayOfYear);
  functionOverload(`${TS}.getFullYear(): int`, (d) => BigInt(d.getUTCFullYear()));
  functionOverload(`${TS}.getFullYear(string): int`, (d, tz) => BigInt(tzDate(d, tz).getFullYear()));
  functionOverload(`${TS}.getHours(): int`, (d) => BigInt(d.getUTCHours()));
  functionOverload(`${TS}.getHours(string): int`, (d, tz) => BigInt(tzDate(d, tz).getHours()));
  functionOverload(`${TS}.getMilliseconds(): int`, (d) => BigInt(d.getUTCMilliseconds()));
  functionOverload(`${TS}.getMilliseconds(string): int`, (d) => BigInt(d.getUTCMilliseconds()));
  functionOverload(`${TS}.getMinutes(): int`, (d) => BigInt(d.getUTCMinutes()));
  functionOverload(`${TS}.getMinutes(string): int`, (d, tz) => BigInt(tzDate(d, tz).getMinutes()));
  functionOverload(`${TS}.getMonth(): int`, (d) => BigInt(d.getUTCMonth()));
  functionOverload(`${TS}.getMonth(string): int`, (d, tz) => BigInt(tzDate(d, tz).getMonth()));
  functionOverload(`${TS}.getSeconds(): int`, (d) => BigInt(d.getUTCSeconds()));
  functionOverload(`${TS}.getSeconds(string): int`, (d, tz) => BigInt(tzDate(d, tz).getSeconds()));
  const parseDurationPattern = /(\d*\.?\d*)(ns|us|µs|ms|s|m|h)/;
  function parseDuration(string) {
    if (!string) throw evaluationError("invalid_duration", `Invalid duration string: ''`);
    const isNegative = string[0] === "-";
    if (string[0] === "-" || string[0] === "+") string = string.slice(1);
    let nanoseconds = BigInt(0);
    while (true) {
      const match = parseDurationPattern.exec(string);
      if (!match) throw evaluationError("invalid_duration", `Invalid duration string: ${string}`);
      if (match.index !== 0)
        throw evaluationError("invalid_duration", `Invalid duration string: ${string}`);
      string = string.slice(match[0].length);
      const unitNanos = UNIT_NANOSECONDS[match[2]];
      const [intPart = "0", fracPart = ""] = match[1].split(".");
      const intVal = BigInt(intPart) * unitNanos;
      const fracNanos = fracPart ? BigInt(fracPart.slice(0, 13).padEnd(13, "0")) * unitNanos / 10000000000000n : 0n;
      nanoseconds += intVal + fracNanos;
      if (string === "") break;
    }
    const seconds = nanoseconds >= billionBigInt ? nanoseconds / billionBigInt : 0n;
    const nanos = Number(nanoseconds % billionBigInt);
    if (isNegative) return new Duration(-seconds, -nanos);
    return new Duration(seconds, nanos);
  }
  functionOverload(`duration(string): google.protobuf.Duration`, (s) => parseDuration(s));
  functionOverload(`google.protobuf.Duration.getHours(): int`, (d) => d.getHours());
  functionOverload(`google.protobuf.Duration.getMinutes(): int`, (d) => d.getMinutes());
  functionOverload(`google.protobuf.Duration.getSeconds(): int`, (d) => d.getSeconds());
  functionOverload(`google.protobuf.Duration.getMilliseconds(): int`, (d) => d.getMilliseconds());
  register(registry);
}
function stringSize(str) {
  let count3 = 0;
  for (const c of str) count3++;
  return count3;
}

// node_modules/@marcbachmann/cel-js/lib/registry.js
var Type = class {
  #name;
  constructor(name) {
    this.#name = name;
    objFreeze(this);
  }
  get name() {
    return this.#name;
  }
  get [Symbol.toStringTag]() {
    return `Type<${this.#name}>`;
  }
  toString() {
    return `Type<${this.#name}>`;
  }
};
var TYPES = {
  string: new Type("string"),
  bool: new Type("bool"),
  int: new Type("int"),
  uint: new Type("uint"),
  double: new Type("double"),
  map: new Type("map"),
  list: new Type("list"),
  bytes: new Type("bytes"),
  null_type: new Type("null"),
  type: new Type("type")
};
var optionalType = new Type("optional");
var valueTypeMatchers = {
  dyn(v, ev) {
    switch (typeof v) {
      case "string":
      case "bigint":
      case "number":
      case "boolean":
        return true;
      case "object":
        switch (v ? v.constructor : v) {
          case null:
          case void 0:
          case Object:
          case Map:
          case Array:
          case Set:
            return true;
          default:
            if (ev.objectTypesByConstructor.get(v.constructor)) return true;
        }
    }
    return !!ev.debugType(v);
  },
  string(v) {
    return typeof v === "string";
  },
  int(v) {
    return typeof v === "bigint";
  },
  double(v) {
    return typeof v === "number";
  },
  bool(v) {
    return typeof v === "boolean";
  },
  null(v) {
    return v === null;
  },
  bytes(v) {
    return v instanceof Uint8Array;
  },
  uint(v) {
    return v instanceof UnsignedInt;
  },
  type(v) {
    return v instanceof Type;
  },
  list(v) {
    switch (v?.constructor) {
      case Array:
      case Set:
        return true;
      default:
        return false;
    }
  },
  map(v) {
    switch (typeof v === "object" && v ? v.constructor : null) {
      case void 0:
      case Object:
      case Map:
        return true;
      default:
        return false;
    }
  },
  optional(v) {
    return v instanceof Optional;
  },
  message(v, ev) {
    return this === ev.debugType(v);
  }
};
valueTypeMatchers.param = valueTypeMatchers.dyn;
var TypeDeclaration = class {
  #matchesCache = /* @__PURE__ */ new WeakMap();
  constructor({ kind, type, name, keyType, valueType }) {
    this.kind = kind;
    this.type = type;
    this.name = name;
    this.keyType = keyType;
    this.valueType = valueType;
    this.unwrappedType = kind === "dyn" && valueType ? valueType.unwrappedType : this;
    this.wrappedType = kind === "dyn" ? this : _createDynType(this.unwrappedType);
    this.hasDynType = this.kind === "dyn" || this.valueType?.hasDynType || this.keyType?.hasDynType || false;
    this.hasPlaceholderType = this.kind === "param" || this.keyType?.hasPlaceholderType || this.valueType?.hasPlaceholderType || false;
    if (kind === "list") this.fieldLazy = this.#getListField;
    else if (kind === "map") this.fieldLazy = this.#getMapField;
    else if (kind === "message") this.fieldLazy = this.#getMessageField;
    else if (kind === "optional") this.fieldLazy = this.#getOptionalField;
    this.matchesValueType = valueTypeMatchers[name] || valueTypeMatchers[kind];
    objFreeze(this);
  }
  isDynOrBool() {
    return this.type === "bool" || this.kind === "dyn";
  }
  isEmpty() {
    return this.valueType && this.valueType.kind === "param";
  }
  unify(r, t2) {
    const t1 = this;
    if (t1 === t2 || t1.kind === "dyn" || t2.kind === "param") return t1;
    if (t2.kind === "dyn" || t1.kind === "param") return t2;
    if (t1.kind !== t2.kind) return null;
    if (!(t1.hasPlaceholderType || t2.hasPlaceholderType || t1.hasDynType || t2.hasDynType))
      return null;
    const valueType = t1.valueType.unify(r, t2.valueType);
    if (!valueType) return null;
    switch (t1.kind) {
      case "optional":
        return r.getOptionalType(valueType);
      case "list":
        return r.getListType(valueType);
      case "map":
        const keyType = t1.keyType.unify(r, t2.keyType);
        return keyType ? r.getMapType(keyType, valueType) : null;
    }
  }
  templated(r, bind) {
    if (!this.hasPlaceholderType) return this;
    switch (this.kind) {
      case "dyn":
        return this.valueType.templated(r, bind);
      case "param":
        return bind?.get(this.name) || this;
      case "map":
        return r.getMapType(this.keyType.templated(r, bind), this.valueType.templated(r, bind));
      case "list":
        return r.getListType(this.valueType.templated(r, bind));
      case "optional":
        return r.getOptionalType(this.valueType.templated(r, bind));
      default:
        return this;
    }
  }
  toString() {
    return this.name;
  }
  #getOptionalField(obj, key, ast, ev) {
    obj = obj instanceof Optional ? obj.orValue() : obj;
    if (obj === void 0) return OPTIONAL_NONE;
    const type = ev.debugType(obj);
    try {
      return Optional.of(type.fieldLazy(obj, key, ast, ev));
    } catch (e) {
      if (e instanceof EvaluationError) return OPTIONAL_NONE;
      throw e;
    }
  }
  #getMessageField(obj, key, ast, ev) {
    const message = obj ? ev.objectTypesByConstructor.get(obj.constructor) : void 0;
    if (!message) return;
    const type = message.fields ? message.fields[key] : dynType;
    if (!type) return void 0;
    const value = obj instanceof Map ? obj.get(key) : obj[key];
    if (value === void 0) return;
    if (type.matchesValueType(value, ev)) return value;
    throw evaluationError(
      "field_type_mismatch",
      `Field '${key}' is not of type '${type}', got '${ev.debugType(value)}'`,
      ast
    );
  }
  #getMapField(obj, key, ast, ev) {
    const value = obj instanceof Map ? obj.get(key) : obj && hasOwn(obj, key) ? obj[key] : void 0;
    if (value === void 0) return;
    if (this.valueType.matchesValueType(value, ev)) return value;
    throw evaluationError(
      "field_type_mismatch",
      `Field '${key}' is not of type '${this.valueType}', got '${ev.debugType(value)}'`,
      ast
    );
  }
  #getListElementAtIndex(list, pos) {
    switch (list?.constructor) {
      case Array:
        return list[pos];
      case Set: {
        let i = 0;
        for (const item of list) {
          if (i++ !== pos) continue;
          return item;
        }
      }
    }
  }
  #getListField(obj, key, ast, ev) {
    if (typeof key === "bigint") key = Number(key);
    else if (typeof key !== "number") return;
    const value = this.#getListElementAtIndex(obj, key);
    if (value === void 0) {
      if (!obj) return;
      throw evaluationError(
        "index_out_of_bounds",
        `No such key: index out of bounds, index ${key} ${key < 0 ? "< 0" : `>= size ${obj.length || obj.size}`}`,
        ast
      );
    }
    if (this.valueType.matchesValueType(value, ev)) return value;
    throw evaluationError(
      "list_item_type_mismatch",
      `List item with index '${key}' is not of type '${this.valueType}', got '${ev.debugType(value)}'`,
      ast
    );
  }
  fieldLazy() {
  }
  field(obj, key, ast, ev) {
    const v = this.fieldLazy(obj, key, ast, ev);
    if (v !== void 0) return v;
    throw evaluationError("no_such_key", `No such key: ${key}`, ast);
  }
  matchesBoth(other) {
    return this.matches(other) && other.matches(this);
  }
  matches(o) {
    const s = this.unwrappedType;
    o = o.unwrappedType;
    if (s === o || s.kind === "dyn" || o.kind === "dyn" || o.kind === "param") return true;
    return this.#matchesCache.get(o) ?? this.#matchesCache.set(o, this.#matches(s, o)).get(o);
  }
  #matches(s, o) {
    switch (s.kind) {
      case "dyn":
      case "param":
        return true;
      case "list":
        return o.kind === "list" && s.valueType.matches(o.valueType);
      case "map":
        return o.kind === "map" && s.keyType.matches(o.keyType) && s.valueType.matches(o.valueType);
      case "optional":
        return o.kind === "optional" && s.valueType.matches(o.valueType);
      default:
        return s.name === o.name;
    }
  }
};
var macroEvaluateErr = `have a .callAst property or .evaluate(checker, macro, ctx) method.`;
var macroTypeCheckErr = `have a .callAst property or .typeCheck(checker, macro, ctx) method.`;
function wrapMacroExpander(name, handler) {
  const p = `Macro '${name}' must`;
  return function macroExpander(opts) {
    const macro = handler(opts);
    if (!macro || typeof macro !== "object") throw new Error(`${p} return an object.`);
    if (macro.callAst) return macro;
    if (!macro.evaluate) throw new Error(`${p} ${macroEvaluateErr}`);
    if (!macro.typeCheck) throw new Error(`${p} ${macroTypeCheckErr}`);
    return macro;
  };
}
var VariableDeclaration = class {
  constructor(name, type, description, value) {
    this.name = name;
    this.type = type;
    this.description = description ?? null;
    this.constant = value !== void 0;
    this.value = value;
    objFreeze(this);
  }
};
var FunctionDeclaration = class {
  constructor({ name, receiverType, returnType, handler, description, params, async }) {
    if (typeof name !== "string") throw new Error("name must be a string");
    if (typeof handler !== "function") throw new Error("handler must be a function");
    this.name = name;
    this.async = isAsync(handler, async);
    this.receiverType = receiverType ?? null;
    this.returnType = returnType;
    this.description = description ?? null;
    this.params = params;
    this.argTypes = params.map((p) => p.type);
    this.macro = this.argTypes.includes(astType);
    const receiverString = receiverType ? `${receiverType}.` : "";
    this.signature = `${receiverString}${name}(${this.argTypes.join(", ")}): ${returnType}`;
    this.handler = this.macro ? wrapMacroExpander(this.signature, handler) : handler;
    this.partitionKey = `${receiverType ? "rcall" : "call"}:${name}:${params.length}`;
    this.hasPlaceholderType = this.returnType.hasPlaceholderType || this.receiverType?.hasPlaceholderType || this.argTypes.some((t) => t.hasPlaceholderType) || false;
    objFreeze(this);
  }
  matchesArgs(argTypes) {
    return argTypes.length === this.argTypes.length && this.argTypes.every((t, i) => t.matches(argTypes[i])) ? this : null;
  }
};
var OperatorDeclaration = class {
  constructor({ op, leftType, rightType, handler, returnType, async }) {
    this.operator = op;
    this.leftType = leftType;
    this.rightType = rightType || null;
    this.handler = handler;
    this.async = isAsync(handler, async);
    this.returnType = returnType;
    if (rightType) this.signature = `${leftType} ${op} ${rightType}: ${returnType}`;
    else this.signature = `${op}${leftType}: ${returnType}`;
    this.hasPlaceholderType = this.leftType.hasPlaceholderType || this.rightType?.hasPlaceholderType || false;
    objFreeze(this);
  }
  equals(other) {
    return this.operator === other.operator && this.leftType === other.leftType && this.rightType === other.rightType;
  }
};
function _createListType(valueType) {
  return new TypeDeclaration({
    kind: "list",
    name: `list<${valueType}>`,
    type: "list",
    valueType
  });
}
function _createPrimitiveType(name) {
  return new TypeDeclaration({ kind: "primitive", name, type: name });
}
function _createMessageType(name) {
  return new TypeDeclaration({ kind: "message", name, type: name });
}
function _createDynType(valueType) {
  const name = valueType ? `dyn<${valueType}>` : "dyn";
  return new TypeDeclaration({ kind: "dyn", name, type: name, valueType });
}
function _createOptionalType(valueType) {
  const name = `optional<${valueType}>`;
  return new TypeDeclaration({ kind: "optional", name, type: "optional", valueType });
}
function _createMapType(keyType, valueType) {
  return new TypeDeclaration({
    kind: "map",
    name: `map<${keyType}, ${valueType}>`,
    type: "map",
    keyType,
    valueType
  });
}
function _createPlaceholderType(name) {
  return new TypeDeclaration({ kind: "param", name, type: name });
}
var dynType = _createDynType();
var astType = _createPrimitiveType("ast");
var listType = _createListType(dynType);
var mapType = _createMapType(dynType, dynType);
var celTypes = {
  string: _createPrimitiveType("string"),
  bool: _createPrimitiveType("bool"),
  int: _createPrimitiveType("int"),
  uint: _createPrimitiveType("uint"),
  double: _createPrimitiveType("double"),
  bytes: _createPrimitiveType("bytes"),
  dyn: dynType,
  null: _createPrimitiveType("null"),
  type: _createPrimitiveType("type"),
  optional: _createOptionalType(dynType),
  list: listType,
  "list<dyn>": listType,
  map: mapType,
  "map<dyn, dyn>": mapType
};
for (const t of [celTypes.string, celTypes.double, celTypes.int]) {
  const list = _createListType(t);
  const map = _createMapType(celTypes.string, t);
  celTypes[list.name] = list;
  celTypes[map.name] = map;
}
Object.freeze(celTypes);
var Candidates = class {
  returnType = null;
  async = false;
  macro = false;
  #matchCache = null;
  #checkCache = null;
  /** @type {Array<FunctionDeclaration>|Array<OperatorDeclaration>} */
  declarations = [];
  constructor(registry) {
    this.registry = registry;
  }
  [Symbol.iterator]() {
    return this.declarations[Symbol.iterator]();
  }
  add(decl) {
    this.returnType = (this.returnType || decl.returnType).unify(this.registry, decl.returnType) || dynType;
    if (decl.macro) this.macro = decl;
    if (decl.async && !this.async) this.async = true;
    this.declarations.push(decl);
    this.#matchCache?.clear();
    this.#checkCache?.clear();
  }
  findFunction(argTypes, receiverType = null) {
    for (let i = 0; i < this.declarations.length; i++) {
      const match = this.#matchesFunction(this.declarations[i], argTypes, receiverType);
      if (match) return match;
    }
    return null;
  }
  findUnaryOverload(left) {
    const cached = (this.#matchCache ??= /* @__PURE__ */ new Map()).get(left);
    if (cached !== void 0) return cached;
    let value = false;
    for (const decl of this.declarations) {
      if (decl.leftType !== left) continue;
      value = decl;
      break;
    }
    this.#matchCache.set(left, value);
    return value;
  }
  findBinaryOverload(left, right) {
    if (left.kind === "dyn" && left.valueType) right = right.wrappedType;
    else if (right.kind === "dyn" && right.valueType) left = left.wrappedType;
    return (this.#matchCache ??= /* @__PURE__ */ new Map()).get(left)?.get(right) ?? this.#cacheBinary(this.#matchCache, left, right, this.#findBinaryUncached(left, right));
  }
  checkBinaryOverload(left, right) {
    return (this.#checkCache ??= /* @__PURE__ */ new Map()).get(left)?.get(right) ?? this.#cacheBinary(this.#checkCache, left, right, this.#checkBinaryUncached(left, right));
  }
  #cacheBinary(c, l, r, v) {
    return (c.get(l) || c.set(l, /* @__PURE__ */ new Map()).get(l)).set(r, v), v;
  }
  #findBinaryUncached(left, right) {
    const ops = this.#findBinaryOverloads(left, right);
    if (ops.length === 0) return false;
    if (ops.length === 1) return ops[0];
    throw new Error(`Operator overload '${ops[0].signature}' overlaps with '${ops[1].signature}'.`);
  }
  #checkBinaryUncached(left, right) {
    const ops = this.#findBinaryOverloads(left, right);
    if (ops.length === 0) return false;
    let rt = ops[0].returnType;
    for (let i = 1; i < ops.length; i++) rt = rt.unify(this.registry, ops[i].returnType) || dynType;
    return rt;
  }
  #findBinaryOverloads(leftType, rightType) {
    const nonexactMatches = [];
    for (const decl of this.declarations) {
      if (decl.leftType === leftType && decl.rightType === rightType) return [decl];
      const secondary = this.#matchBinaryOverload(decl, leftType, rightType);
      if (secondary) nonexactMatches.push(secondary);
    }
    if (nonexactMatches.length === 0) {
      const op = this.declarations[0]?.operator;
      if ((op === "==" || op === "!=") && leftType.kind === "dyn") {
        return fallbackDynEqualityMatchers[op];
      }
    }
    return nonexactMatches;
  }
  #matchBinaryOverload(decl, actualLeft, actualRight) {
    const bindings = decl.hasPlaceholderType ? /* @__PURE__ */ new Map() : null;
    const leftType = this.#matchTypeWithPlaceholders(decl.leftType, actualLeft, bindings);
    if (!leftType) return;
    const rightType = this.#matchTypeWithPlaceholders(decl.rightType, actualRight, bindings);
    if (!rightType) return;
    if ((decl.operator === "==" || decl.operator === "!=") && decl.leftType.kind === "dyn" && decl.leftType.valueType && actualLeft.kind !== "dyn" && actualRight.kind !== "dyn")
      return false;
    return decl.hasPlaceholderType ? {
      async: decl.async,
      signature: decl.signature,
      handler: decl.handler,
      leftType,
      rightType,
      returnType: decl.returnType.templated(this.registry, bindings)
    } : decl;
  }
  #matchesFunction(fn, argTypes, receiverType) {
    if (fn.hasPlaceholderType) return this.#matchWithPlaceholders(fn, argTypes, receiverType);
    if (receiverType && fn.receiverType && !receiverType.matches(fn.receiverType)) return;
    return fn.matchesArgs(argTypes);
  }
  #matchWithPlaceholders(fn, argTypes, receiverType) {
    const bindings = /* @__PURE__ */ new Map();
    if (receiverType && fn.receiverType) {
      if (!this.#matchTypeWithPlaceholders(fn.receiverType, receiverType, bindings)) {
        return null;
      }
    }
    for (let i = 0; i < argTypes.length; i++) {
      if (!this.#matchTypeWithPlaceholders(fn.argTypes[i], argTypes[i], bindings)) {
        return null;
      }
    }
    return {
      async: fn.async,
      handler: fn.handler,
      signature: fn.signature,
      returnType: fn.returnType.templated(this.registry, bindings)
    };
  }
  #matchTypeWithPlaceholders(declared, actual, bindings) {
    if (!declared.hasPlaceholderType) return actual.matches(declared) ? actual : null;
    const treatAsDyn = actual.kind === "dyn";
    if (!this.#collectPlaceholderBindings(declared, actual, bindings, treatAsDyn)) return null;
    if (treatAsDyn) return actual;
    return actual.matches(declared.templated(this.registry, bindings)) ? actual : null;
  }
  #collectPlaceholderBindings(dec, act, bind, fromDyn = false) {
    if (!dec.hasPlaceholderType) return true;
    if (!act) return false;
    const asDyn = fromDyn || act.kind === "dyn";
    act = act.unwrappedType;
    switch (dec.kind) {
      case "param": {
        const type = asDyn ? dynType : act;
        const existing = bind.get(dec.name);
        if (!existing) return bind.set(dec.name, type) && true;
        return existing.kind === "dyn" || type.kind === "dyn" ? true : existing.matchesBoth(type);
      }
      case "list": {
        if (act.name === "dyn") act = dec;
        if (act.kind !== "list") return false;
        return this.#collectPlaceholderBindings(dec.valueType, act.valueType, bind, asDyn);
      }
      case "map": {
        if (act.name === "dyn") act = dec;
        if (act.kind !== "map") return false;
        return this.#collectPlaceholderBindings(dec.keyType, act.keyType, bind, asDyn) && this.#collectPlaceholderBindings(dec.valueType, act.valueType, bind, asDyn);
      }
      case "optional": {
        if (act.name === "dyn") act = dec;
        if (act.kind !== "optional") return false;
        return this.#collectPlaceholderBindings(dec.valueType, act.valueType, bind, asDyn);
      }
    }
    return true;
  }
};
function splitByComma(str) {
  const parts = [];
  let current2 = "";
  let depth = 0;
  for (const char of str) {
    if (char === "<") depth++;
    else if (char === ">") depth--;
    else if (char === "," && depth === 0) {
      parts.push(current2.trim());
      current2 = "";
      continue;
    }
    current2 += char;
  }
  if (current2) parts.push(current2.trim());
  return parts;
}
var objTypesDecls = [
  [UnsignedInt, "uint", TYPES.uint, celTypes.uint],
  [Type, "type", TYPES.type, celTypes.type],
  [Optional, "optional", optionalType, celTypes.optional],
  [Uint8Array, "bytes", TYPES.bytes, celTypes.bytes],
  ...typeof Buffer !== "undefined" ? [[Buffer, "bytes", TYPES.bytes, celTypes.bytes]] : []
].map(([ctor, name, typeType, type]) => Object.freeze({ name, typeType, type, ctor }));
var objTypes = objTypesDecls.map((t) => [t.name, t]);
var objTypesCtor = objTypesDecls.map((t) => [t.ctor, t]);
var invalidVar = (postfix) => new Error(`Invalid variable declaration: ${postfix}`);
var invalidType = (postfix) => new Error(`Invalid type declaration: ${postfix}`);
var fallbackDynEqualityMatchers = {
  "==": [{ handler: (a, b) => a === b, returnType: celTypes.bool }],
  "!=": [{ handler: (a, b) => a !== b, returnType: celTypes.bool }]
};
var Registry = class _Registry {
  #parent = null;
  #typeDeclarations;
  #ownsVariables = true;
  #operators = null;
  #functions = null;
  #operatorsByOp = null;
  #functionsByKey = null;
  #listTypes = null;
  #mapTypes = null;
  #optionalTypes = null;
  #others = null;
  #locked = false;
  constructor(opts = {}) {
    this.enableOptionalTypes = opts.enableOptionalTypes ?? false;
    this.unlistedVariablesAreDyn = opts.unlistedVariablesAreDyn ?? false;
    const parent = opts.parent instanceof _Registry ? opts.parent : null;
    if (parent) {
      this.#parent = parent;
      let opParent = parent;
      while (opParent && !opParent.#operators) opParent = opParent.#parent;
      let fnParent = parent;
      while (fnParent && !fnParent.#functions) fnParent = fnParent.#parent;
      this.#operatorsByOp = parent.#operatorsByOp;
      this.#functionsByKey = parent.#functionsByKey;
      this.#others = { operators: opParent.#operators, functions: fnParent.#functions };
      this.objectTypes = new Map(parent.objectTypes);
      this.objectTypesByConstructor = new Map(parent.objectTypesByConstructor);
      this.variables = parent.variables;
      this.#ownsVariables = false;
      this.#typeDeclarations = parent.#typeDeclarations;
      this.#listTypes = parent.#listTypes;
      this.#mapTypes = parent.#mapTypes;
      this.#optionalTypes = parent.#optionalTypes;
      if (this.enableOptionalTypes !== parent.enableOptionalTypes || this.unlistedVariablesAreDyn !== parent.unlistedVariablesAreDyn) {
        toggleOptionalTypes(this, this.enableOptionalTypes);
      }
    } else {
      this.#operators = [];
      this.#functions = [];
      this.objectTypes = new Map(objTypes);
      this.objectTypesByConstructor = new Map(objTypesCtor);
      this.#typeDeclarations = new Map(objEntries(celTypes));
      this.#listTypes = /* @__PURE__ */ new Map();
      this.#mapTypes = /* @__PURE__ */ new Map();
      this.#optionalTypes = /* @__PURE__ */ new Map();
      this.variables = /* @__PURE__ */ new Map();
      this.variables.dyn = this.unlistedVariablesAreDyn;
      for (const n in TYPES) this.registerConstant(n, "type", TYPES[n]);
    }
  }
  #ensureOwnVariables() {
    if (this.#ownsVariables) return;
    this.variables = new Map(this.variables);
    this.variables.dyn = this.unlistedVariablesAreDyn;
    this.#ownsVariables = true;
  }
  // Used by toggleOptionalTypes in optional.js to clear a variable before re-registering it
  deleteVariable(name) {
    this.#ensureOwnVariables();
    this.variables.delete(name);
  }
  #pushOperator(decl) {
    if (!this.#operators) this.#operatorsByOp = null;
    this.operatorCandidates(decl.operator).add(decl);
    this.#operators.push(decl);
  }
  #pushFunction(decl) {
    if (!this.#functions) this.#functionsByKey = null;
    this.#functionCandidates(decl.partitionKey).add(decl);
    this.#functions.push(decl);
  }
  #ensureCandiate(c, key) {
    return c.get(key) || c.set(key, new Candidates(this)).get(key);
  }
  #getOperators() {
    if (this.#operators) return this.#operators;
    return this.#operators = [...this.#others.operators];
  }
  #getFunctions() {
    if (this.#functions) return this.#functions;
    return this.#functions = [...this.#others.functions];
  }
  operatorCandidates(op) {
    if (this.#operatorsByOp) return this.#ensureCandiate(this.#operatorsByOp, op);
    const c = this.#operatorsByOp = /* @__PURE__ */ new Map();
    for (const decl of this.#getOperators()) this.#ensureCandiate(c, decl.operator).add(decl);
    return this.#ensureCandiate(c, op);
  }
  functionCandidates(rec, name, argLen) {
    return this.#functionCandidates(`${rec ? "rcall" : "call"}:${name}:${argLen}`);
  }
  #functionCandidates(key) {
    if (this.#functionsByKey) return this.#ensureCandiate(this.#functionsByKey, key);
    const c = this.#functionsByKey = /* @__PURE__ */ new Map();
    for (const decl of this.#getFunctions()) this.#ensureCandiate(c, decl.partitionKey).add(decl);
    return this.#ensureCandiate(c, key);
  }
  registerVariable(name, type, opts) {
    if (this.#locked) throw new Error("Cannot modify frozen registry");
    let description = opts?.description;
    let value;
    if (typeof name === "string" && typeof type === "object" && !(type instanceof TypeDeclaration)) {
      description = type.description;
      value = type.value;
      if (type.schema) type = this.registerType({ name: `$${name}`, schema: type.schema }).type;
      else type = type.type;
    } else if (typeof name === "object") {
      if (name.schema) type = this.registerType({ name: `$${name.name}`, schema: name.schema }).type;
      else type = name.type;
      description = name.description;
      value = name.value;
      name = name.name;
    }
    if (typeof name !== "string" || !name) throw invalidVar(`name must be a string`);
    if (RESERVED.has(name)) throw invalidVar(`'${name}' is a reserved name`);
    if (this.variables.get(name) !== void 0) throw invalidVar(`'${name}' is already registered`);
    if (typeof type === "string") type = this.getType(type);
    else if (!(type instanceof TypeDeclaration)) throw invalidVar(`type is required`);
    this.#ensureOwnVariables();
    this.variables.set(name, new VariableDeclaration(name, type, description, value));
    return this;
  }
  #registerSchemaAsType(name, schema) {
    const fields = /* @__PURE__ */ Object.create(null);
    for (const key of objKeys(schema)) {
      const def = schema[key];
      if (typeof def === "object" && def) {
        fields[key] = this.registerType({ name: `${name}.${key}`, schema: def }).type.name;
      } else if (typeof def === "string") {
        fields[key] = def;
      } else {
        throw new Error(`Invalid field definition for '${name}.${key}'`);
      }
    }
    return fields;
  }
  registerConstant(name, type, value) {
    if (typeof name === "object") this.registerVariable(name);
    else this.registerVariable({ name, type, value });
    return this;
  }
  getType(typename) {
    return this.#parseTypeString(typename, true);
  }
  getListType(type) {
    return this.#listTypes.get(type) || this.#listTypes.set(type, this.#parseTypeString(`list<${type}>`, true)).get(type);
  }
  getMapType(a, b) {
    return this.#mapTypes.get(a)?.get(b) || (this.#mapTypes.get(a) || this.#mapTypes.set(a, /* @__PURE__ */ new Map()).get(a)).set(b, this.#parseTypeString(`map<${a}, ${b}>`, true)).get(b);
  }
  getOptionalType(type) {
    return this.#optionalTypes.get(type) || this.#optionalTypes.set(type, this.#parseTypeString(`optional<${type}>`, true)).get(type);
  }
  assertType(typename, type, signature) {
    try {
      return this.#parseTypeString(typename, true);
    } catch (e) {
      e.message = `Invalid ${type} '${e.unknownType || typename}' in '${signature}'`;
      throw e;
    }
  }
  getFunctionType(typename) {
    if (typename === "ast") return astType;
    const t = this.#parseTypeString(typename, true);
    if (t.kind === "dyn" && t.valueType) throw new Error(`type '${t.name}' is not supported`);
    return t;
  }
  registerType(name, _d) {
    if (this.#locked) throw new Error("Cannot modify frozen registry");
    if (typeof name === "object") _d = name, name = _d.fullName || _d.name || _d.ctor?.name;
    if (typeof name === "string" && name[0] === ".") name = name.slice(1);
    if (typeof name !== "string" || name.length < 2 || RESERVED.has(name)) {
      throw invalidType(`name '${name}' is not valid`);
    }
    if (this.objectTypes.has(name)) throw invalidType(`type '${name}' already registered`);
    const type = this.#parseTypeString(name, false);
    if (type.kind !== "message") throw invalidType(`type '${name}' is not valid`);
    const decl = {
      name,
      typeType: new Type(name),
      type,
      ctor: typeof _d === "function" ? _d : _d?.ctor,
      convert: typeof _d === "function" ? void 0 : _d?.convert,
      fields: typeof _d?.schema === "object" ? this.#normalizeFields(name, this.#registerSchemaAsType(name, _d.schema)) : this.#normalizeFields(name, typeof _d === "function" ? void 0 : _d?.fields)
    };
    if (typeof decl.ctor !== "function") {
      if (!decl.fields) throw invalidType(`type '${name}' requires a constructor or fields`);
      Object.assign(decl, this.#createDefaultConvert(name, decl.fields));
    }
    this.objectTypes.set(name, Object.freeze(decl));
    this.objectTypesByConstructor.set(decl.ctor, decl);
    this.registerFunctionOverload(`type(${name}): type`, () => decl.typeType, { async: false });
    return decl;
  }
  /** @returns {TypeDeclaration} */
  #parseTypeString(typeStr, requireKnownTypes = true) {
    let match = this.#typeDeclarations.get(typeStr);
    if (match) return match;
    if (typeof typeStr !== "string" || !typeStr.length) {
      throw new Error(`Invalid type: must be a string`);
    }
    match = typeStr.match(/^[A-Z]$/);
    if (match) return this.#createDeclaration(_createPlaceholderType, typeStr, typeStr);
    match = typeStr.match(/^(dyn|list|map|optional)<(.+)>$/);
    if (!match) {
      if (requireKnownTypes) {
        const err = new Error(`Unknown type: ${typeStr}`);
        err.unknownType = typeStr;
        throw err;
      }
      return this.#createDeclaration(_createMessageType, typeStr, typeStr);
    }
    const kind = match[1];
    const inner = match[2].trim();
    switch (kind) {
      case "dyn": {
        const type = this.#parseTypeString(inner, requireKnownTypes).wrappedType;
        this.#typeDeclarations.set(type.name, type);
        return type;
      }
      case "list": {
        const vType = this.#parseTypeString(inner, requireKnownTypes);
        return this.#createDeclaration(_createListType, `list<${vType}>`, vType);
      }
      case "map": {
        const parts = splitByComma(inner);
        if (parts.length !== 2) throw new Error(`Invalid map type: ${typeStr}`);
        const kType = this.#parseTypeString(parts[0], requireKnownTypes);
        const vType = this.#parseTypeString(parts[1], requireKnownTypes);
        return this.#createDeclaration(_createMapType, `map<${kType}, ${vType}>`, kType, vType);
      }
      case "optional": {
        const vType = this.#parseTypeString(inner, requireKnownTypes);
        return this.#createDeclaration(_createOptionalType, `optional<${vType}>`, vType);
      }
    }
  }
  #createDeclaration(creator, key, ...args) {
    return this.#typeDeclarations.get(key) || this.#typeDeclarations.set(key, creator(...args)).get(key);
  }
  findMacro(name, hasReceiver, argLen) {
    return this.functionCandidates(hasReceiver, name, argLen).macro;
  }
  findUnaryOverload(op, left) {
    return this.operatorCandidates(op).findUnaryOverload(left);
  }
  findBinaryOverload(op, left, right) {
    return this.operatorCandidates(op).findBinaryOverload(left, right);
  }
  #toCelFieldType(field) {
    if (typeof field === "string") return { type: field };
    if (field.id) return protobufjsFieldToCelType(field);
    return field;
  }
  #toCelFieldDeclaration(typename, fields, k, requireKnownTypes = false) {
    try {
      const field = this.#toCelFieldType(fields[k]);
      if (typeof field?.type !== "string") throw new Error(`unsupported declaration`);
      return this.#parseTypeString(field.type, requireKnownTypes);
    } catch (e) {
      e.message = `Field '${k}' in type '${typename}' has unsupported declaration: ${JSON.stringify(fields[k])}`;
      throw e;
    }
  }
  #normalizeFields(typename, fields) {
    if (!fields) return;
    const all = /* @__PURE__ */ Object.create(null);
    for (const k of objKeys(fields)) all[k] = this.#toCelFieldDeclaration(typename, fields, k);
    return all;
  }
  #createDefaultConvert(name, fields) {
    const keys = objKeys(fields);
    const conversions = /* @__PURE__ */ Object.create(null);
    for (const k of keys) {
      const type = fields[k];
      const decl = type.kind === "message" && this.objectTypes.get(type.name);
      if (decl === false) conversions[k] = false;
      else conversions[k] = decl.convert ? decl : false;
    }
    const Ctor = {
      [name]: class extends Map {
        #raw;
        constructor(v) {
          super();
          this.#raw = v;
        }
        [Symbol.iterator]() {
          if (this.size !== keys.length) for (const k of keys) this.get(k);
          return super[Symbol.iterator]();
        }
        get(field) {
          let v = super.get(field);
          if (v !== void 0 || this.has(field)) return v;
          const dec = conversions[field];
          if (dec === void 0) return;
          v = this.#raw instanceof Map ? this.#raw.get(field) : this.#raw?.[field];
          if (dec && v && typeof v === "object") {
            switch (v.constructor) {
              case void 0:
              case Object:
              case Map:
                v = dec.convert(v);
            }
          }
          return super.set(field, v), v;
        }
      }
    }[name];
    return {
      ctor: Ctor,
      convert(v) {
        if (!v) return;
        if (v.constructor === Ctor) return v;
        return new Ctor(v);
      }
    };
  }
  clone(opts) {
    this.#locked = true;
    return new _Registry({
      parent: this,
      unlistedVariablesAreDyn: opts.unlistedVariablesAreDyn,
      enableOptionalTypes: opts.enableOptionalTypes
    });
  }
  getDefinitions() {
    const variables = [];
    const functions = [];
    for (const [, varDecl] of this.variables) {
      if (!varDecl) continue;
      variables.push({
        name: varDecl.name,
        description: varDecl.description || null,
        type: varDecl.type.name
      });
    }
    for (const decl of this.#getFunctions()) {
      functions.push({
        signature: decl.signature,
        name: decl.name,
        description: decl.description,
        receiverType: decl.receiverType ? decl.receiverType.name : null,
        returnType: decl.returnType.name,
        params: decl.params.map((p) => ({
          name: p.name,
          type: p.type.name,
          description: p.description
        }))
      });
    }
    return { variables, functions };
  }
  #parseSignature(signature) {
    if (typeof signature !== "string") throw new Error("Invalid signature: must be a string");
    const match = signature.match(/^(?:([a-zA-Z0-9.<>]+)\.)?(\w+)\(([^)]*)\):(.*)$/);
    if (!match) throw new Error(`Invalid signature: ${signature}`);
    const returnType = match[4].trim();
    if (!returnType) throw new Error(`Invalid signature: ${signature}`);
    return {
      receiverType: match[1] || null,
      name: match[2],
      argTypes: splitByComma(match[3]),
      returnType
    };
  }
  /**
   * @param {FunctionDeclaration} a
   * @param {FunctionDeclaration} b
   */
  #functionSignatureOverlaps(a, b) {
    if (a.name !== b.name) return false;
    if (a.argTypes.length !== b.argTypes.length) return false;
    if ((a.receiverType || b.receiverType) && (!a.receiverType || !b.receiverType)) return false;
    const isDifferentReceiver = a.receiverType !== b.receiverType && a.receiverType !== dynType && b.receiverType !== dynType;
    return !isDifferentReceiver && (b.macro || a.macro || b.argTypes.every((t, i) => {
      const o = a.argTypes[i];
      return t === o || t === dynType || o === dynType;
    }));
  }
  /** @param {FunctionDeclaration} newDec */
  #checkOverlappingSignatures(newDec) {
    for (const decl of this.#functionCandidates(newDec.partitionKey)) {
      if (!this.#functionSignatureOverlaps(decl, newDec)) continue;
      throw new Error(
        `Function signature '${newDec.signature}' overlaps with existing overload '${decl.signature}'.`
      );
    }
  }
  #normalizeParam(i, aType, param) {
    if (!param) return { type: this.getFunctionType(aType), name: `arg${i}`, description: null };
    const type = param.type || aType;
    if (!type) throw new Error(`params[${i}].type is required`);
    if (aType && type !== aType) throw new Error(`params[${i}].type not equal to signature type`);
    return {
      name: param.name || `arg${i}`,
      type: this.getFunctionType(type),
      description: param.description ?? null
    };
  }
  registerFunctionOverload(s, handler, opts) {
    if (this.#locked) throw new Error("Cannot modify frozen registry");
    if (typeof s === "object") opts = s;
    else if (typeof handler === "object") opts = handler;
    else if (!opts) opts = {};
    const sig = typeof s === "string" ? s : opts.signature ?? void 0;
    const parsed2 = sig !== void 0 ? this.#parseSignature(sig) : void 0;
    const name = parsed2?.name || opts.name;
    const receiverType = parsed2?.receiverType || opts.receiverType;
    const argTypes = parsed2?.argTypes;
    const returnType = parsed2?.returnType || opts.returnType;
    const params = opts.params;
    handler = typeof handler === "function" ? handler : opts.handler;
    let dec;
    try {
      if (!name) throw new Error(`signature or name are required`);
      if (!returnType) throw new Error(`must have a returnType`);
      if (params) {
        if (argTypes && params.length !== argTypes.length) {
          throw new Error(`mismatched length in params and args in signature`);
        }
      } else if (!argTypes) throw new Error(`signature or params are required`);
      dec = new FunctionDeclaration({
        name,
        async: opts?.async,
        receiverType: receiverType ? this.getType(receiverType) : null,
        returnType: this.getType(returnType),
        handler,
        description: opts.description,
        params: (argTypes || params).map(
          (_, i) => this.#normalizeParam(i, argTypes?.[i], params?.[i])
        )
      });
    } catch (e) {
      if (typeof sig === "string") e.message = `Invalid function declaration '${sig}': ${e.message}`;
      else if (name) e.message = `Invalid function declaration '${name}': ${e.message}`;
      else e.message = `Invalid function declaration: ${e.message}`;
      throw e;
    }
    this.#checkOverlappingSignatures(dec);
    this.#pushFunction(dec);
  }
  registerOperatorOverload(string, handler, opts) {
    const unaryParts = string.match(/^([-!])([\w.<>]+)(?::\s*([\w.<>]+))?$/);
    if (unaryParts) {
      const [, op2, operandType, returnType2] = unaryParts;
      return this.unaryOverload(op2, operandType, handler, returnType2, opts?.async);
    }
    const parts = string.match(
      /^([\w.<>]+) ([-+*%/]|==|!=|<|<=|>|>=|in) ([\w.<>]+)(?::\s*([\w.<>]+))?$/
    );
    if (!parts) throw new Error(`Operator overload invalid: ${string}`);
    const [, leftType, op, rightType, returnType] = parts;
    return this.binaryOverload(leftType, op, rightType, handler, returnType);
  }
  unaryOverload(op, typeStr, handler, returnTypeStr, async) {
    if (this.#locked) throw new Error("Cannot modify frozen registry");
    const leftType = this.assertType(typeStr, "type", `${op}${typeStr}`);
    const returnType = this.assertType(
      returnTypeStr || typeStr,
      "return type",
      `${op}${typeStr}: ${returnTypeStr || typeStr}`
    );
    const d = new OperatorDeclaration({ op: `${op}_`, leftType, returnType, handler, async });
    this.#pushOperator(this.#assertOverload(d));
  }
  #hasOverload(d) {
    for (const o of this.operatorCandidates(d.operator)) if (d.equals(o)) return true;
    return false;
  }
  #assertOverload(decl) {
    if (!this.#hasOverload(decl)) return decl;
    throw new Error(`Operator overload already registered: ${decl.signature}`);
  }
  binaryOverload(leftTypeStr, op, rightTypeStr, handler, returnTypeStr, async) {
    if (this.#locked) throw new Error("Cannot modify frozen registry");
    returnTypeStr ??= isRelational.has(op) ? "bool" : leftTypeStr;
    const sig = `${leftTypeStr} ${op} ${rightTypeStr}: ${returnTypeStr}`;
    let leftType = this.assertType(leftTypeStr, "left type", sig);
    let rightType = this.assertType(rightTypeStr, "right type", sig);
    const returnType = this.assertType(returnTypeStr, "return type", sig);
    if (leftType.kind === "dyn" && leftType.valueType) rightType = rightType.wrappedType;
    else if (rightType.kind === "dyn" && rightType.valueType) leftType = leftType.wrappedType;
    if (isRelational.has(op) && returnType.type !== "bool") {
      throw new Error(`Comparison operator '${op}' must return 'bool', got '${returnType.type}'`);
    }
    const dec = new OperatorDeclaration({ op, leftType, rightType, returnType, handler, async });
    if (dec.hasPlaceholderType && !(rightType.hasPlaceholderType && leftType.hasPlaceholderType)) {
      throw new Error(
        `Operator overload with placeholders must use them in both left and right types: ${sig}`
      );
    }
    this.#assertOverload(dec);
    if (op === "==") {
      const declarations = [
        new OperatorDeclaration({
          op: "!=",
          leftType,
          rightType,
          handler(a, b, ast, ev) {
            return !handler(a, b, ast, ev);
          },
          returnType,
          async
        })
      ];
      if (leftType !== rightType) {
        declarations.push(
          new OperatorDeclaration({
            op: "==",
            leftType: rightType,
            rightType: leftType,
            handler(a, b, ast, ev) {
              return handler(b, a, ast, ev);
            },
            returnType,
            async
          }),
          new OperatorDeclaration({
            op: "!=",
            leftType: rightType,
            rightType: leftType,
            handler(a, b, ast, ev) {
              return !handler(b, a, ast, ev);
            },
            returnType,
            async
          })
        );
      }
      for (const decl of declarations) this.#assertOverload(decl);
      for (const decl of declarations) this.#pushOperator(decl);
    }
    this.#pushOperator(dec);
  }
};
var isRelational = /* @__PURE__ */ new Set(["<", "<=", ">", ">=", "==", "!=", "in"]);
function createRegistry(opts) {
  return new Registry(opts);
}
var RootContext = class {
  #vars;
  #contextObj;
  #contextMap;
  #convertCache;
  constructor(registry, context) {
    this.#vars = registry.variables;
    if (context === void 0 || context === null) return;
    if (typeof context !== "object") {
      throw evaluationError("invalid_context", "Context must be an object");
    }
    if (context instanceof Map) this.#contextMap = context;
    else this.#contextObj = context;
  }
  getValue(key) {
    return this.#convertCache?.get(key) || (this.#contextObj ? this.#contextObj[key] : this.#contextMap?.get(key));
  }
  getVariable(name) {
    return this.#vars.get(name) ?? (this.#vars.dyn && !RESERVED.has(name) ? new VariableDeclaration(name, dynType) : void 0);
  }
  getCheckedValue(ev, ast) {
    const v = this.getValue(ast.args);
    if (v === void 0) throw ev.createError("unknown_variable", `Unknown variable: ${ast.args}`, ast);
    if (ast.checkedType.matchesValueType(v, ev)) return v;
    const type = ast.checkedType;
    const valueType = ev.debugType(v);
    if (type.kind === "message" && valueType.kind === "map") {
      const c = ev.objectTypes.get(type.name)?.convert?.(v);
      if (c) return (this.#convertCache ??= /* @__PURE__ */ new Map()).set(ast.args, c), c;
    }
    throw ev.createError(
      "variable_type_mismatch",
      `Variable '${ast.args}' is not of type '${type}', got '${valueType}'`,
      ast
    );
  }
  forkWithVariable(iterVar, iterType) {
    return new OverlayContext(this, iterVar, iterType);
  }
};
var OverlayContext = class _OverlayContext {
  #parent;
  accuType;
  accuValue;
  iterValue;
  constructor(parent, iterVar, iterType) {
    this.#parent = parent;
    this.iterVar = iterVar;
    this.iterType = iterType;
  }
  forkWithVariable(iterVar, iterType) {
    return new _OverlayContext(this, iterVar, iterType);
  }
  reuse(parent) {
    if (!this.async) return this.#parent = parent, this;
    const ctx = new _OverlayContext(parent, this.iterVar, this.iterType);
    ctx.accuType = this.accuType;
    return ctx;
  }
  setIterValue(v, ev) {
    if (this.iterType.matchesValueType(v, ev)) return this.iterValue = v, this;
    const type = this.iterType;
    const valueType = ev.debugType(v);
    if (type.kind === "message" && valueType.kind === "map") {
      const c = ev.objectTypes.get(type.name)?.convert?.(v);
      if (c) return this.iterValue = c, this;
    }
    throw ev.createError(
      "variable_type_mismatch",
      `Variable '${this.iterVar}' is not of type '${type}', got '${valueType}'`
    );
  }
  setAccuType(type) {
    return this.accuType = type, this;
  }
  setAccuValue(v) {
    return this.accuValue = v, this;
  }
  getValue(key) {
    return this.iterVar === key ? this.iterValue : this.#parent.getValue(key);
  }
  getCheckedValue(ev, ast) {
    if (this.iterVar === ast.args) return this.iterValue;
    return this.#parent.getCheckedValue(ev, ast);
  }
  getVariable(name) {
    if (this.iterVar === name) return new VariableDeclaration(name, this.iterType);
    return this.#parent.getVariable(name);
  }
};
function protobufjsFieldToCelType(field) {
  let fieldType;
  if (field.map) {
    const keyType = protobufjsTypeToCelType(field.keyType, field.resolvedKeyType);
    const valueType = protobufjsTypeToCelType(field.type, field.resolvedType);
    fieldType = `map<${keyType}, ${valueType}>`;
  } else {
    fieldType = protobufjsTypeToCelType(field.type, field.resolvedType);
  }
  return { type: field.repeated ? `list<${fieldType}>` : fieldType };
}
function protobufjsTypeToCelType(protoType, resolvedType) {
  switch (protoType) {
    case "string":
      return "string";
    case "bytes":
      return "bytes";
    case "bool":
      return "bool";
    // protobufjs uses JavaScript numbers for all numeric types
    case "double":
    case "float":
    case "int32":
    case "int64":
    case "sint32":
    case "sint64":
    case "sfixed32":
    case "sfixed64":
    case "uint32":
    case "uint64":
    case "fixed32":
    case "fixed64":
      return "double";
    default:
      switch (resolvedType?.constructor.name) {
        case "Type":
          return resolvedType.fullName.slice(1);
        case "Enum":
          return "int";
      }
      if (protoType?.includes(".")) return protoType;
      return "dyn";
  }
}

// node_modules/@marcbachmann/cel-js/lib/operators.js
var dynType2 = celTypes.dyn;
var Base = class {
  dynType = celTypes.dyn;
  optionalType = celTypes.optional;
  stringType = celTypes.string;
  intType = celTypes.int;
  doubleType = celTypes.double;
  boolType = celTypes.bool;
  nullType = celTypes.null;
  listType = celTypes.list;
  mapType = celTypes.map;
  constructor(opts) {
    this.opts = opts.opts;
    this.registry = opts.registry;
    this.objectTypes = this.registry.objectTypes;
    this.objectTypesByConstructor = this.registry.objectTypesByConstructor;
  }
  /**
   * Get a TypeDeclaration instance for a type name
   * @param {string} typeName - The type name (e.g., 'string', 'int', 'dyn')
   * @returns {TypeDeclaration} The type declaration instance
   */
  getType(typeName) {
    return this.registry.getType(typeName);
  }
  debugType(v) {
    switch (typeof v) {
      case "string":
        return this.stringType;
      case "bigint":
        return this.intType;
      case "number":
        return this.doubleType;
      case "boolean":
        return this.boolType;
      case "object":
        if (v === null) return this.nullType;
        switch (v.constructor) {
          case void 0:
          case Object:
          case Map:
            return this.mapType;
          case Array:
          case Set:
            return this.listType;
          default:
            return this.objectTypesByConstructor.get(v.constructor)?.type || unsupportedType(this, v.constructor?.name || typeof v);
        }
      default:
        unsupportedType(this, typeof v);
    }
  }
};
function unsupportedType(self, type) {
  throw self.createError("unsupported_type", `Unsupported type: ${type}`);
}
var maybeAsyncArray = (a) => Array.isArray(a) ? a.some((n) => n.maybeAsync) : false;
function maybeAsync(l, r, h) {
  if (r === true || r && (r?.maybeAsync || maybeAsyncArray(r))) return maybeAsyncBoth(h);
  if (l === true || l && (l?.maybeAsync || maybeAsyncArray(l))) return maybeAsyncFirst(h);
  return h;
}
function maybeAsyncBoth(handler) {
  return handler.__asyncBoth ??= function handle(a, b, c, d) {
    if (!(a instanceof Promise || b instanceof Promise)) return handler(a, b, c, d);
    if (!(b instanceof Promise)) return a.then((_a) => handler(_a, b, c, d));
    if (!(a instanceof Promise)) return b.then((_b) => handler(a, _b, c, d));
    return Promise.all([a, b]).then((p) => handler(p[0], p[1], c, d));
  };
}
function maybeAsyncFirst(handler) {
  return handler.__asyncFirst ??= function handle(a, b, c, d) {
    if (a instanceof Promise) return a.then((_a) => handler(_a, b, c, d));
    return handler(a, b, c, d);
  };
}
function checkAccessNode(chk, ast, ctx) {
  ast.right = ast.args[1];
  const leftType = chk.check(ast.left = ast.args[0], ctx);
  if (ast.op === "[]") chk.check(ast.right, ctx);
  ast.handle = maybeAsync(
    ast.left,
    ast.op === "[]" ? ast.right : false,
    leftType !== dynType2 ? fieldAccessStatic : fieldAccess
  );
  if (leftType.kind !== "optional") return chk.checkAccessOnType(ast, ctx, leftType);
  return chk.registry.getOptionalType(chk.checkAccessOnType(ast, ctx, leftType.valueType, true));
}
function checkOptionalAccessNode(chk, ast, ctx) {
  ast.right = ast.args[1];
  const leftType = chk.check(ast.left = ast.args[0], ctx);
  if (ast.op === "[?]") chk.check(ast.right, ctx);
  ast.handle = maybeAsync(ast.left, ast.op === "[?]" ? ast.right : false, oFieldAccess);
  const actualType = leftType.kind === "optional" ? leftType.valueType : leftType;
  return chk.registry.getOptionalType(chk.checkAccessOnType(ast, ctx, actualType, true));
}
var HOMOGENEOUS_PREFIX = {
  heterogeneous_list_element: "List elements must have the same type,",
  heterogeneous_map_key: "Map key uses wrong type,",
  heterogeneous_map_value: "Map value uses wrong type,"
};
function checkElementHomogenous(chk, ctx, expected, el, code2) {
  const type = chk.check(el, ctx);
  if (type === expected || expected.isEmpty()) return type;
  if (type.isEmpty()) return expected;
  throw chk.createError(
    code2,
    `${HOMOGENEOUS_PREFIX[code2]} expected type '${chk.formatType(expected)}' but found '${chk.formatType(type)}'`,
    el
  );
}
function checkElement(chk, ctx, expected, el) {
  return expected.unify(chk.registry, chk.check(el, ctx)) || dynType2;
}
function ternaryConditionError(ev, value, node) {
  const type = ev.debugRuntimeType(value);
  return ev.createError(
    "invalid_condition_type",
    `${node.meta.label || "Ternary condition must be bool"}, got '${type}'`,
    node
  );
}
function handleTernary(c, ev, ast, ctx) {
  if (c === true) return ev.run(ast.left, ctx);
  if (c === false) return ev.run(ast.right, ctx);
  throw ternaryConditionError(ev, c, ast.condition);
}
function logicalOperandError(ev, value, node) {
  const type = ev.debugRuntimeType(value);
  return ev.createError(
    "invalid_logical_operand",
    `Logical operator requires bool operands, got '${type}'`,
    node
  );
}
function logicalValueOrErr(ev, v, node) {
  if (v instanceof Error) return v;
  return logicalOperandError(ev, v, node);
}
function _logicalOp(exp, ev, ast, left, right) {
  if (right === exp) return exp;
  if (right === !exp) {
    if (left === right) return right;
    throw logicalValueOrErr(ev, left, ast.left);
  }
  if (right instanceof Promise) return right.then((r) => _logicalOpAsync(exp, ev, ast, left, r));
  throw logicalOperandError(ev, right, ast.left);
}
function _logicalOpAsync(exp, ev, ast, left, right) {
  if (right === exp) return exp;
  if (typeof right !== "boolean") throw logicalOperandError(ev, right, ast.right);
  if (typeof left !== "boolean") throw logicalValueOrErr(ev, left, ast.left);
  return !exp;
}
function checkLogicalOp(chk, ast, ctx) {
  const leftType = chk.check(ast.left = ast.args[0], ctx);
  const rightType = chk.check(ast.right = ast.args[1], ctx);
  if (!leftType.isDynOrBool()) {
    throw chk.createError(
      "invalid_logical_operand",
      `Logical operator requires bool operands, got '${chk.formatType(leftType)}'`,
      ast
    );
  }
  if (!rightType.isDynOrBool()) {
    throw chk.createError(
      "invalid_logical_operand",
      `Logical operator requires bool operands, got '${chk.formatType(rightType)}'`,
      ast
    );
  }
  return chk.boolType;
}
function checkUnary(chk, ast, ctx) {
  const op = ast.op;
  const right = chk.check(ast.args, ctx);
  ast.candidates = chk.registry.operatorCandidates(op);
  if (right.kind === "dyn") {
    ast.handle = maybeAsync(ast.args, false, handleUnary);
    return ast.candidates.returnType;
  }
  const overload = ast.candidates.findUnaryOverload(right);
  if (!overload) {
    throw chk.createError(
      "no_such_overload",
      `no such overload: ${op[0]}${chk.formatType(right)}`,
      ast
    );
  }
  ast.handle = maybeAsync(ast.args, false, overload.handler);
  return overload.returnType;
}
function handleUnary(left, ast, ev) {
  const leftType = ev.debugRuntimeType(left, ast.args.checkedType);
  const overload = ast.candidates.findUnaryOverload(leftType);
  if (overload) return overload.handler(left);
  throw ev.createError("no_such_overload", `no such overload: ${ast.op[0]}${leftType}`, ast);
}
function evaluateUnary(ev, ast, ctx) {
  return ast.handle(ev.run(ast.args, ctx), ast, ev);
}
function checkBinary(chk, ast, ctx) {
  const op = ast.op;
  const left = chk.check(ast.left = ast.args[0], ctx);
  const right = chk.check(ast.right = ast.args[1], ctx);
  ast.candidates = chk.registry.operatorCandidates(op);
  const overload = left.hasDynType || right.hasDynType ? void 0 : ast.candidates.findBinaryOverload(left, right);
  ast.handle = maybeAsync(ast.left, ast.right, overload?.handler || handleBinary);
  if (overload) return overload.returnType;
  const type = ast.candidates.checkBinaryOverload(left, right);
  if (!left.hasDynType) ast.leftStaticType = left;
  if (!right.hasDynType) ast.rightStaticType = right;
  if (type) return type;
  throw chk.createError(
    "no_such_overload",
    `no such overload: ${chk.formatType(left)} ${op} ${chk.formatType(right)}`,
    ast
  );
}
function evaluateBinary(ev, ast, ctx) {
  return ast.handle(ev.run(ast.left, ctx), ev.run(ast.right, ctx), ast, ev);
}
function evaluateBinaryFirst(ev, ast, ctx) {
  return ast.handle(ev.run(ast.left, ctx), ast.right, ast, ev);
}
function handleBinary(left, right, ast, ev) {
  const leftType = ast.leftStaticType || ev.debugTypeDeep(left).wrappedType;
  const rightType = ast.rightStaticType || ev.debugTypeDeep(right).wrappedType;
  const overload = ast.candidates.findBinaryOverload(leftType, rightType);
  if (overload) return overload.handler(left, right, ast, ev);
  throw ev.createError(
    "no_such_overload",
    `no such overload: ${leftType} ${ast.op} ${rightType}`,
    ast
  );
}
function callFunctionHandler(handler, ev, args, ast) {
  try {
    const result = handler.apply(ev, args);
    if (result instanceof Promise) {
      return result.catch((error) => {
        throw attachErrorAst(error, ast);
      });
    }
    return result;
  } catch (error) {
    throw attachErrorAst(error, ast);
  }
}
function callFn(args, ast, ev) {
  const argAst = ast.args[1];
  const types = ast.argTypes;
  let i = argAst.length;
  while (i--) types[i] = ev.debugRuntimeType(args[i], argAst[i].checkedType);
  const decl = ast.candidates.findFunction(types);
  if (decl) return callFunctionHandler(decl.handler, ev, args, ast);
  throw ev.createError(
    "no_matching_overload",
    `found no matching overload for '${ast.args[0]}(${types.map((t) => t.unwrappedType).join(", ")})'`,
    ast
  );
}
function callRecFn(args, ev, ast) {
  const [, receiverAst, argAst] = ast.args;
  const types = ast.argTypes;
  for (let i = 0; i < types.length; i++)
    types[i] = ev.debugRuntimeType(args[i + 1], argAst[i].checkedType);
  const receiverType = ev.debugRuntimeType(args[0], receiverAst.checkedType);
  const decl = ast.candidates.findFunction(types, receiverType);
  if (decl) return callFunctionHandler(decl.handler, ev, args, ast);
  throw ev.createError(
    "no_matching_overload",
    `found no matching overload for '${receiverType.type}.${ast.args[0]}(${types.map((t) => t.unwrappedType).join(", ")})'`,
    ast
  );
}
function resolveAstArray(ev, astArray, ctx, i = astArray.length) {
  if (i === 0) return [];
  let async;
  const results = new Array(i);
  while (i--) if ((results[i] = ev.run(astArray[i], ctx)) instanceof Promise) async ??= true;
  return async ? Promise.all(results) : results;
}
function safeFromEntries(entries) {
  const obj = {};
  for (let i = 0; i < entries.length; i++) {
    const [k, v] = entries[i];
    if (k === "__proto__" || k === "constructor" || k === "prototype") continue;
    obj[k] = v;
  }
  return obj;
}
function comprehensionElementType(chk, iterable, ctx) {
  const iterType = chk.check(iterable, ctx);
  if (iterType.kind === "dyn") return iterType;
  if (iterType.kind === "list") return iterType.valueType;
  if (iterType.kind === "map") return iterType.keyType;
  throw chk.createError(
    "invalid_comprehension_range",
    `Expression of type '${chk.formatType(
      iterType
    )}' cannot be range of a comprehension (must be list, map, or dynamic).`,
    iterable
  );
}
function toIterable(ev, args, coll) {
  if (coll instanceof Set) return [...coll];
  if (coll instanceof Map) return [...coll.keys()];
  if (coll && typeof coll === "object") return objKeys(coll);
  throw ev.createError(
    "invalid_comprehension_range",
    `Expression of type '${ev.debugType(
      coll
    )}' cannot be range of a comprehension (must be list, map, or dynamic).`,
    args.iterable
  );
}
function runQualifier(items, args, ev, ctx) {
  if (!isArray(items)) items = toIterable(ev, args, items);
  const accu = ev.run(args.init, ctx = args.iterCtx.reuse(ctx));
  ctx.accuValue = accu;
  if (ctx === args.iterCtx) return iterateQuantifier(ev, ctx, args, items, accu, 0);
  return continueQuantifier(ev, ctx, args, items, accu, 0);
}
function runComprehension(items, args, ev, ctx) {
  if (!isArray(items)) items = toIterable(ev, args, items);
  const accu = ev.run(args.init, ctx = args.iterCtx.reuse(ctx));
  ctx.accuValue = accu;
  if (ctx === args.iterCtx) return iterateLoop(ev, ctx, args, items, accu, 0);
  return continueLoop(ev, ctx, args, items, accu, 0);
}
function iterateLoop(ev, ctx, args, items, accu, i) {
  const condition = args.condition;
  const step = args.step;
  const len = items.length;
  while (i < len) {
    if (condition && !condition(accu)) break;
    accu = ev.run(step, ctx.setIterValue(items[i++], ev));
    if (accu instanceof Promise) return continueLoop(ev, ctx, args, items, accu, i);
  }
  return args.result(accu);
}
async function continueLoop(ev, ctx, args, items, accu, i) {
  if (ctx === args.iterCtx) ctx.async = true;
  const condition = args.condition;
  const step = args.step;
  const len = items.length;
  accu = await accu;
  while (i < len) {
    if (condition && !condition(accu)) return args.result(accu);
    accu = ev.run(step, ctx.setIterValue(items[i++], ev));
    if (accu instanceof Promise) accu = await accu;
  }
  return args.result(accu);
}
function iterateQuantifier(ev, ctx, args, items, accu, i, error, stp) {
  const condition = args.condition;
  const step = args.step;
  const len = items.length;
  while (i < len) {
    if (!condition(accu)) return args.result(accu);
    stp = ev.tryEval(step, ctx.setIterValue(items[i++], ev));
    if (stp instanceof Promise) return continueQuantifier(ev, ctx, args, items, accu, i, error, stp);
    if (stp instanceof Error && (error ??= stp)) continue;
    accu = stp;
  }
  if (error && condition(accu)) throw error;
  return args.result(accu);
}
async function continueQuantifier(ev, ctx, args, items, accu, i, error, stp) {
  if (ctx === args.iterCtx) ctx.async = true;
  const condition = args.condition;
  const step = args.step;
  const len = items.length;
  stp = await stp;
  if (stp instanceof Error) error ??= stp;
  else accu = stp;
  while (i < len) {
    if (!condition(accu)) return args.result(accu);
    stp = ev.tryEval(step, ctx.setIterValue(items[i++], ev));
    if (stp instanceof Promise) stp = await stp;
    if (stp instanceof Error && (error ??= stp)) continue;
    accu = stp;
  }
  if (error && condition(accu)) throw error;
  return args.result(accu);
}
function oFieldAccess(left, right, ast, ev) {
  return ev.optionalType.field(left, right, ast, ev);
}
function fieldAccessStatic(left, right, ast, ev) {
  return ast.left.checkedType.field(left, right, ast, ev);
}
var empty = /* @__PURE__ */ Object.create(null);
function fieldAccess(left, right, ast, ev) {
  switch (left?.constructor) {
    case void 0:
    case Object: {
      const v = hasOwn(left || empty, right) ? left[right] : void 0;
      if (v !== void 0) return ev.debugType(v), v;
      break;
    }
    case Map: {
      const v = left.get(right);
      if (v !== void 0) return ev.debugType(v), v;
      break;
    }
    case Array:
    case Set:
      return ev.listType.field(left, right, ast, ev);
    default:
      const t = ev.objectTypesByConstructor.get(left.constructor);
      if (t) return t.type.field(left, right, ast, ev);
      else if (typeof left === "object") unsupportedType(ev, left.constructor.name);
  }
  throw ev.createError("no_such_key", `No such key: ${right}`, ast);
}
var emptyList = () => [];
var emptyMap = () => ({});
var OPERATORS = {
  value: {
    check(chk, ast) {
      return chk.debugType(ast.args);
    },
    evaluate(_ev, ast) {
      return ast.args;
    }
  },
  id: {
    check(chk, ast, ctx) {
      const variable = ctx.getVariable(ast.args);
      if (!variable) throw chk.createError("unknown_variable", `Unknown variable: ${ast.args}`, ast);
      if (variable.constant) {
        const alternate = ast.clone(OPERATORS.value, variable.value);
        ast.setMeta("alternate", alternate);
        return chk.check(alternate, ctx);
      }
      return variable.type;
    },
    evaluate(ev, ast, ctx) {
      return ctx.getCheckedValue(ev, ast);
    }
  },
  ".": {
    alias: "fieldAccess",
    check: checkAccessNode,
    evaluate: evaluateBinaryFirst
  },
  ".?": {
    alias: "optionalFieldAccess",
    check: checkOptionalAccessNode,
    evaluate: evaluateBinaryFirst
  },
  "[]": {
    alias: "bracketAccess",
    check: checkAccessNode,
    evaluate: evaluateBinary
  },
  "[?]": {
    alias: "optionalBracketAccess",
    check: checkOptionalAccessNode,
    evaluate: evaluateBinary
  },
  call: {
    check(chk, ast, ctx) {
      const [functionName, args] = ast.args;
      const candidates = ast.candidates = chk.registry.functionCandidates(
        false,
        functionName,
        args.length
      );
      const argTypes = ast.argTypes = args.map((a) => chk.check(a, ctx));
      const decl = candidates.findFunction(argTypes);
      if (!decl) {
        throw chk.createError(
          "no_matching_overload",
          `found no matching overload for '${functionName}(${chk.formatTypeList(argTypes)})'`,
          ast
        );
      }
      const handle = argTypes.some((t) => t.hasDynType) ? callFn : decl.handler.__handle ??= (l, _ast, e) => callFunctionHandler(decl.handler, e, l, _ast);
      ast.handle = maybeAsync(args, false, handle);
      return decl.returnType;
    },
    evaluate(ev, ast, ctx) {
      return ast.handle(resolveAstArray(ev, ast.args[1], ctx), ast, ev);
    }
  },
  rcall: {
    check(chk, ast, ctx) {
      const [methodName, receiver, args] = ast.args;
      const receiverType = chk.check(receiver, ctx);
      const candidates = ast.candidates = chk.registry.functionCandidates(
        true,
        methodName,
        args.length
      );
      const argTypes = ast.argTypes = args.map((a) => chk.check(a, ctx));
      ast.receiverWithArgs = [receiver, ...args];
      ast.handle = maybeAsync(ast.receiverWithArgs, false, callRecFn);
      if (receiverType.kind === "dyn" && candidates.returnType) return candidates.returnType;
      const decl = candidates.findFunction(argTypes, receiverType);
      if (!decl) {
        throw chk.createError(
          "no_matching_overload",
          `found no matching overload for '${receiverType.type}.${methodName}(${chk.formatTypeList(
            argTypes
          )})'`,
          ast
        );
      }
      if (!receiverType.hasPlaceholderType && !argTypes.some((t) => t.hasDynType)) {
        const fn = decl.handler;
        const handle = fn.__handle ??= (a, ev, _ast) => callFunctionHandler(fn, ev, a, _ast);
        ast.handle = maybeAsync(ast.receiverWithArgs, false, handle);
      }
      return decl.returnType;
    },
    evaluate(ev, ast, ctx) {
      return ast.handle(resolveAstArray(ev, ast.receiverWithArgs, ctx), ev, ast);
    }
  },
  list: {
    check(chk, ast, ctx) {
      const arr = ast.args;
      const arrLen = arr.length;
      if (arrLen === 0) return ast.setMeta("evaluate", emptyList) && chk.getType("list<T>");
      let valueType = chk.check(arr[0], ctx);
      const check2 = chk.opts.homogeneousAggregateLiterals ? checkElementHomogenous : checkElement;
      for (let i = 1; i < arrLen; i++)
        valueType = check2(chk, ctx, valueType, arr[i], "heterogeneous_list_element");
      return chk.registry.getListType(valueType);
    },
    evaluate(ev, ast, ctx) {
      return resolveAstArray(ev, ast.args, ctx);
    }
  },
  map: {
    check(chk, ast, ctx) {
      const arr = ast.args;
      const arrLen = arr.length;
      if (arrLen === 0) return ast.setMeta("evaluate", emptyMap) && chk.getType("map<K, V>");
      const check2 = chk.opts.homogeneousAggregateLiterals ? checkElementHomogenous : checkElement;
      let keyType = chk.check(arr[0][0], ctx);
      let valueType = chk.check(arr[0][1], ctx);
      for (let i = 1; i < arrLen; i++) {
        const e = arr[i];
        keyType = check2(chk, ctx, keyType, e[0], "heterogeneous_map_key");
        valueType = check2(chk, ctx, valueType, e[1], "heterogeneous_map_value");
      }
      return chk.registry.getMapType(keyType, valueType);
    },
    evaluate(ev, ast, ctx) {
      const astEntries = ast.args;
      const len = astEntries.length;
      const results = new Array(len);
      let async;
      for (let i = 0; i < len; i++) {
        const e = astEntries[i];
        const k = ev.run(e[0], ctx);
        const v = ev.run(e[1], ctx);
        if (k instanceof Promise || v instanceof Promise) {
          results[i] = Promise.all([k, v]);
          async ??= true;
        } else {
          results[i] = [k, v];
        }
      }
      if (async) return Promise.all(results).then(safeFromEntries);
      return safeFromEntries(results);
    }
  },
  comprehension: {
    check(chk, ast, ctx) {
      const args = ast.args;
      args.iterCtx = ctx.forkWithVariable(args.iterVarName, comprehensionElementType(chk, args.iterable, ctx)).setAccuType(chk.check(args.init, ctx));
      const stepType = chk.check(args.step, args.iterCtx);
      const handler = args.errorsAreFatal ? runComprehension : runQualifier;
      ast.handle = maybeAsync(args.iterable, false, handler);
      if (args.kind === "quantifier") return chk.boolType;
      return stepType;
    },
    evaluate(ev, ast, ctx) {
      return ast.handle(ev.run(ast.args.iterable, ctx), ast.args, ev, ctx);
    }
  },
  accuValue: {
    check(_chk, _ast, ctx) {
      return ctx.accuType;
    },
    evaluate(_ev, _ast, ctx) {
      return ctx.accuValue;
    }
  },
  accuInc: {
    check(_chk, _ast, ctx) {
      return ctx.accuType;
    },
    evaluate(_ev, _ast, ctx) {
      return ctx.accuValue += 1;
    }
  },
  accuPush: {
    check(chk, ast, ctx) {
      const listType2 = ctx.accuType;
      const itemType = chk.check(ast.args, ctx);
      if (!ast.args.maybeAsync) ast.setMeta("evaluate", OPERATORS.accuPush.evaluateSync);
      if (listType2.kind === "list" && listType2.valueType.kind !== "param") return listType2;
      return chk.registry.getListType(itemType);
    },
    evaluateSync(ev, ast, ctx) {
      return ctx.accuValue.push(ev.run(ast.args, ctx)), ctx.accuValue;
    },
    evaluate(ev, ast, ctx) {
      const arr = ctx.accuValue;
      const el = ev.run(ast.args, ctx);
      if (el instanceof Promise) return el.then((_e) => arr.push(_e) && arr);
      arr.push(el);
      return arr;
    }
  },
  "?:": {
    alias: "ternary",
    check(chk, ast, ctx) {
      const condast = ast.condition = ast.args[0];
      const leftast = ast.left = ast.args[1];
      const rightast = ast.right = ast.args[2];
      const condType = chk.check(condast, ctx);
      if (!condType.isDynOrBool()) {
        throw chk.createError(
          "invalid_condition_type",
          `${condast.meta.label || "Ternary condition must be bool"}, got '${chk.formatType(condType)}'`,
          condast
        );
      }
      const leftType = chk.check(leftast, ctx);
      const rightType = chk.check(rightast, ctx);
      const unified = leftType.unify(chk.registry, rightType);
      ast.handle = maybeAsync(condast, false, handleTernary);
      if (unified) return unified;
      throw chk.createError(
        "incompatible_ternary_branches",
        `Ternary branches must have the same type, got '${chk.formatType(
          leftType
        )}' and '${chk.formatType(rightType)}'`,
        ast
      );
    },
    evaluate(ev, ast, ctx) {
      return ast.handle(ev.run(ast.condition, ctx), ev, ast, ctx);
    }
  },
  "||": {
    check: checkLogicalOp,
    evaluate(ev, ast, ctx) {
      const l = ev.tryEval(ast.left, ctx);
      if (l === true) return true;
      if (l === false) {
        const right = ev.run(ast.right, ctx);
        if (typeof right === "boolean") return right;
        return _logicalOp(true, ev, ast, l, right);
      }
      if (l instanceof Promise)
        return l.then(
          (_l) => _l === true ? _l : _logicalOp(true, ev, ast, _l, ev.run(ast.right, ctx))
        );
      return _logicalOp(true, ev, ast, l, ev.run(ast.right, ctx));
    }
  },
  "&&": {
    check: checkLogicalOp,
    evaluate(ev, ast, ctx) {
      const l = ev.tryEval(ast.left, ctx);
      if (l === false) return false;
      if (l === true) {
        const right = ev.run(ast.right, ctx);
        if (typeof right === "boolean") return right;
        return _logicalOp(false, ev, ast, l, right);
      }
      if (l instanceof Promise)
        return l.then(
          (_l) => _l === false ? _l : _logicalOp(false, ev, ast, _l, ev.run(ast.right, ctx))
        );
      return _logicalOp(false, ev, ast, l, ev.run(ast.right, ctx));
    }
  },
  "!_": { alias: "unaryNot", check: checkUnary, evaluate: evaluateUnary },
  "-_": { alias: "unaryMinus", check: checkUnary, evaluate: evaluateUnary }
};
var binaryOperators = ["!=", "==", "in", "+", "-", "*", "/", "%", "<", "<=", ">", ">="];
for (const op of binaryOperators) OPERATORS[op] = { check: checkBinary, evaluate: evaluateBinary };
for (const op of objKeys(OPERATORS)) {
  const obj = OPERATORS[op];
  obj.name = op;
  if (obj.alias) OPERATORS[obj.alias] = obj;
}

// node_modules/@marcbachmann/cel-js/lib/macros.js
var identity = (x) => x;
function assertIdentifier(node, message) {
  if (node.op === "id") return node.args;
  throw parseError("invalid_macro_argument", message, node);
}
function createMapExpander(hasFilter) {
  const functionDesc = hasFilter ? "map(var, filter, transform)" : "map(var, transform)";
  const invalidMsg = `${functionDesc} invalid predicate iteration variable`;
  const label = `${functionDesc} filter predicate must return bool`;
  return ({ args, receiver, ast: callAst }) => {
    const [iterVar, predicate, transform] = hasFilter ? args : [args[0], null, args[1]];
    let step = transform.clone(OPERATORS.accuPush, transform);
    if (predicate) {
      const accuValue = predicate.clone(OPERATORS.accuValue);
      step = predicate.clone(OPERATORS.ternary, [predicate.setMeta("label", label), step, accuValue]);
    }
    return {
      callAst: callAst.clone(OPERATORS.comprehension, {
        errorsAreFatal: true,
        iterable: receiver,
        iterVarName: assertIdentifier(iterVar, invalidMsg),
        init: callAst.clone(OPERATORS.list, []),
        step,
        result: identity
      })
    };
  };
}
function createFilterExpander() {
  const functionDesc = "filter(var, predicate)";
  const invalidMsg = `${functionDesc} invalid predicate iteration variable`;
  const label = `${functionDesc} predicate must return bool`;
  return ({ args, receiver, ast: callAst }) => {
    const iterVarName = assertIdentifier(args[0], invalidMsg);
    const accuValue = callAst.clone(OPERATORS.accuValue);
    const predicate = args[1].setMeta("label", label);
    const appendItem = callAst.clone(OPERATORS.accuPush, callAst.clone(OPERATORS.id, iterVarName));
    const step = predicate.clone(OPERATORS.ternary, [predicate, appendItem, accuValue]);
    return {
      callAst: callAst.clone(OPERATORS.comprehension, {
        errorsAreFatal: true,
        iterable: receiver,
        iterVarName,
        init: callAst.clone(OPERATORS.list, []),
        step,
        result: identity
      })
    };
  };
}
function createQuantifierExpander(opts) {
  const invalidMsg = `${opts.name}(var, predicate) invalid predicate iteration variable`;
  const label = `${opts.name}(var, predicate) predicate must return bool`;
  return ({ args, receiver, ast: callAst }) => {
    const predicate = args[1].setMeta("label", label);
    const transform = opts.transform({ args, ast: callAst, predicate, opts });
    return {
      callAst: callAst.clone(OPERATORS.comprehension, {
        kind: "quantifier",
        errorsAreFatal: opts.errorsAreFatal || false,
        iterable: receiver,
        iterVarName: assertIdentifier(args[0], invalidMsg),
        init: transform.init,
        condition: transform.condition,
        step: transform.step,
        result: transform.result || identity
      })
    };
  };
}
function createHasExpander() {
  const invalidHasArgument = "has() invalid argument";
  function evaluate3(ev, macro, ctx) {
    const nodes = macro.macroHasProps;
    let i = nodes.length;
    let obj = ev.run(nodes[--i], ctx);
    let inOptionalContext;
    while (i--) {
      const node = nodes[i];
      if (node.op === ".?") inOptionalContext ??= true;
      obj = ev.debugType(obj).fieldLazy(obj, node.args[1], node, ev);
      if (obj !== void 0) continue;
      if (!(!inOptionalContext && i && node.op === ".")) break;
      throw evaluationError("no_such_key", `No such key: ${node.args[1]}`, node);
    }
    return obj !== void 0;
  }
  function typeCheck(checker, macro, ctx) {
    let node = macro.args[0];
    if (node.op !== ".") throw checker.createError("invalid_macro_argument", invalidHasArgument, node);
    if (!macro.macroHasProps) {
      const props = [];
      while (node.op === "." || node.op === ".?") node = props.push(node) && node.args[0];
      if (node.op !== "id") throw checker.createError("invalid_macro_argument", invalidHasArgument, node);
      checker.check(node, ctx);
      props.push(node);
      macro.macroHasProps = props;
    }
    return checker.getType("bool");
  }
  return function({ args }) {
    return { args, evaluate: evaluate3, typeCheck, async: false };
  };
}
function registerMacros(registry) {
  const functionOverload = (sig, handler) => registry.registerFunctionOverload(sig, handler);
  functionOverload("has(ast): bool", createHasExpander());
  functionOverload(
    "list.all(ast, ast): bool",
    createQuantifierExpander({
      name: "all",
      transform({ ast: callAst, predicate, opts }) {
        return {
          init: callAst.clone(OPERATORS.value, true),
          condition: identity,
          step: predicate.clone(OPERATORS.ternary, [
            predicate,
            predicate.clone(OPERATORS.value, true),
            predicate.clone(OPERATORS.value, false)
          ])
        };
      }
    })
  );
  functionOverload(
    "list.exists(ast, ast): bool",
    createQuantifierExpander({
      name: "exists",
      condition(accu) {
        return !accu;
      },
      transform({ ast: callAst, predicate, opts }) {
        return {
          init: callAst.clone(OPERATORS.value, false),
          condition: opts.condition,
          step: predicate.clone(OPERATORS.ternary, [
            predicate,
            predicate.clone(OPERATORS.value, true),
            predicate.clone(OPERATORS.value, false)
          ])
        };
      }
    })
  );
  functionOverload(
    "list.exists_one(ast, ast): bool",
    createQuantifierExpander({
      name: "exists_one",
      errorsAreFatal: true,
      result(accu) {
        return accu === 1;
      },
      transform({ ast: callAst, predicate, opts }) {
        const accuValue = callAst.clone(OPERATORS.accuValue);
        return {
          init: callAst.clone(OPERATORS.value, 0),
          step: predicate.clone(OPERATORS.ternary, [predicate, callAst.clone(OPERATORS.accuInc), accuValue]),
          result: opts.result
        };
      }
    })
  );
  functionOverload("list.map(ast, ast): list<dyn>", createMapExpander(false));
  functionOverload("list.map(ast, ast, ast): list<dyn>", createMapExpander(true));
  functionOverload("list.filter(ast, ast): list<dyn>", createFilterExpander());
  class CelNamespace {
  }
  const celNamespace = new CelNamespace();
  registry.registerType("CelNamespace", CelNamespace);
  registry.registerConstant("cel", "CelNamespace", celNamespace);
  function bindTypeCheck(checker, m, ctx) {
    m.bindCtx = ctx.forkWithVariable(m.var, checker.check(m.val, ctx));
    const type = checker.check(m.exp, m.bindCtx);
    if (m.val.maybeAsync || m.exp.maybeAsync) return type;
    m.ast.setMeta("async", false);
    m.evaluate = bindEvaluateSync;
    return type;
  }
  function bindOptionalEvaluate(ev, exp, bindCtx, ctx, boundValue) {
    const res = ev.run(exp, ctx = bindCtx.reuse(ctx).setIterValue(boundValue, ev));
    if (res instanceof Promise && ctx === bindCtx) ctx.async = true;
    return res;
  }
  function bindEvaluate(ev, { val, exp, bindCtx }, ctx) {
    const v = ev.run(val, ctx);
    if (v instanceof Promise) return v.then((_v) => bindOptionalEvaluate(ev, exp, bindCtx, ctx, _v));
    return bindOptionalEvaluate(ev, exp, bindCtx, ctx, v);
  }
  function bindEvaluateSync(ev, { val, exp, bindCtx }, ctx) {
    return ev.run(exp, bindCtx.reuse(ctx).setIterValue(ev.run(val, ctx), ev));
  }
  functionOverload("CelNamespace.bind(ast, dyn, ast): dyn", ({ ast, args }) => {
    return {
      ast,
      var: assertIdentifier(args[0], "invalid variable argument"),
      val: args[1],
      exp: args[2],
      bindCtx: void 0,
      typeCheck: bindTypeCheck,
      evaluate: bindEvaluate
    };
  });
}

// node_modules/@marcbachmann/cel-js/lib/overloads.js
function registerOverloads(registry) {
  const unaryOverload = (op, t, h, ret) => registry.unaryOverload(op, t, h, ret, false);
  const binaryOverload = (l, op, r, h, ret) => registry.binaryOverload(l, op, r, h, ret, false);
  function verifyInteger(v, ast) {
    if (v <= MAX_INT && v >= MIN_INT) return v;
    throw evaluationError("numeric_overflow", `integer overflow: ${v}`, ast);
  }
  function throwDivisionByZero(ast) {
    throw evaluationError("division_by_zero", "division by zero", ast);
  }
  function throwModuloByZero(ast) {
    throw evaluationError("modulo_by_zero", "modulo by zero", ast);
  }
  unaryOverload("!", "bool", (a) => !a);
  unaryOverload("-", "int", (a) => -a);
  binaryOverload("dyn<int>", `==`, `double`, (a, b) => a == b);
  binaryOverload("dyn<int>", `==`, `uint`, (a, b) => a == b.valueOf());
  binaryOverload("int", "*", "int", (a, b, ast) => verifyInteger(a * b, ast));
  binaryOverload("int", "+", "int", (a, b, ast) => verifyInteger(a + b, ast));
  binaryOverload("int", "-", "int", (a, b, ast) => verifyInteger(a - b, ast));
  binaryOverload("int", "/", "int", (a, b, ast) => {
    if (b === MIN_UINT) return throwDivisionByZero(ast);
    return a / b;
  });
  binaryOverload("int", "%", "int", (a, b, ast) => {
    if (b === MIN_UINT) return throwModuloByZero(ast);
    return a % b;
  });
  unaryOverload("-", "double", (a) => -a);
  binaryOverload("double", "*", "double", (a, b) => a * b);
  binaryOverload("double", "+", "double", (a, b) => a + b);
  binaryOverload("double", "-", "double", (a, b) => a - b);
  binaryOverload("double", "/", "double", (a, b) => a / b);
  binaryOverload("string", "+", "string", (a, b) => a + b);
  binaryOverload("list<V>", "+", "list<V>", (a, b) => [...a, ...b]);
  binaryOverload("bytes", "+", "bytes", (a, b) => {
    if (!a.length) return b;
    if (!b.length) return a;
    const result = new Uint8Array(a.length + b.length);
    result.set(a, 0);
    result.set(b, a.length);
    return result;
  });
  const GPD = "google.protobuf.Duration";
  binaryOverload(GPD, "+", GPD, (a, b) => a.addDuration(b));
  binaryOverload(GPD, "-", GPD, (a, b) => a.subtractDuration(b));
  binaryOverload(GPD, "==", GPD, (a, b) => a.seconds === b.seconds && a.nanos === b.nanos);
  const GPT = "google.protobuf.Timestamp";
  binaryOverload(GPT, "==", GPT, (a, b) => a.getTime() === b.getTime());
  binaryOverload(GPT, "-", GPT, (a, b) => Duration.fromMilliseconds(a.getTime() - b.getTime()), GPD);
  binaryOverload(GPT, "-", GPD, (a, b) => b.subtractTimestamp(a));
  binaryOverload(GPT, "+", GPD, (a, b) => b.extendTimestamp(a));
  binaryOverload(GPD, "+", GPT, (a, b) => a.extendTimestamp(b));
  function listIncludes(value, list, ast, ev) {
    if (list instanceof Set && list.has(value)) return true;
    for (const v of list) if (isEqual(value, v, ast, ev)) return true;
    return false;
  }
  function mapIncludes(a, b) {
    if (b instanceof Map) return b.get(a) !== void 0;
    return hasOwn(b, a) ? b[a] !== void 0 : false;
  }
  function listMembership(value, list, ast, ev) {
    return listIncludes(value, list, ast, ev);
  }
  binaryOverload("V", "in", "list<V>", listMembership);
  binaryOverload("K", "in", "map<K, V>", mapIncludes);
  for (const t of ["type", "null", "bool", "string", "int", "double"]) {
    binaryOverload(t, "==", t, (a, b) => a === b);
  }
  binaryOverload("bytes", `==`, "bytes", (a, b) => {
    if (a === b) return true;
    let i = a.length;
    if (i !== b.length) return false;
    while (i--) if (a[i] !== b[i]) return false;
    return true;
  });
  binaryOverload("list<V>", `==`, "list<V>", (a, b, ast, ev) => {
    if (a === b) return true;
    if (isArray(a) && isArray(b)) {
      const length = a.length;
      if (length !== b.length) return false;
      for (let i = 0; i < length; i++) {
        if (!isEqual(a[i], b[i], ast, ev)) return false;
      }
      return true;
    }
    if (a instanceof Set && b instanceof Set) {
      if (a.size !== b.size) return false;
      for (const value of a) if (!b.has(value)) return false;
      return true;
    }
    const arr = a instanceof Set ? b : a;
    const set = a instanceof Set ? a : b;
    if (!isArray(arr)) return false;
    if (arr.length !== set?.size) return false;
    for (let i = 0; i < arr.length; i++) if (!set.has(arr[i])) return false;
    return true;
  });
  binaryOverload("map<K, V>", `==`, "map<K, V>", (a, b, ast, ev) => {
    if (a === b) return true;
    if (a instanceof Map && b instanceof Map) {
      if (a.size !== b.size) return false;
      for (const [key, value] of a)
        if (!(b.has(key) && isEqual(value, b.get(key), ast, ev))) return false;
      return true;
    }
    if (a instanceof Map || b instanceof Map) {
      const obj = a instanceof Map ? b : a;
      const map = a instanceof Map ? a : b;
      const keysObj = objKeys(obj);
      if (map.size !== keysObj.length) return false;
      for (const [key, value] of map) {
        if (!(key in obj && isEqual(value, obj[key], ast, ev))) return false;
      }
      return true;
    }
    const keysA = objKeys(a);
    const keysB = objKeys(b);
    if (keysA.length !== keysB.length) return false;
    for (let i = 0; i < keysA.length; i++) {
      const key = keysA[i];
      if (!(key in b && isEqual(a[key], b[key], ast, ev))) return false;
    }
    return true;
  });
  binaryOverload("uint", "==", "uint", (a, b) => a.valueOf() === b.valueOf());
  binaryOverload("dyn<uint>", `==`, `double`, (a, b) => a.valueOf() == b);
  binaryOverload("uint", "+", "uint", (a, b) => new UnsignedInt(a.valueOf() + b.valueOf()));
  binaryOverload("uint", "-", "uint", (a, b) => new UnsignedInt(a.valueOf() - b.valueOf()));
  binaryOverload("uint", "*", "uint", (a, b) => new UnsignedInt(a.valueOf() * b.valueOf()));
  binaryOverload("uint", "/", "uint", (a, b, ast) => {
    if (b.valueOf() === MIN_UINT) return throwDivisionByZero(ast);
    return new UnsignedInt(a.valueOf() / b.valueOf());
  });
  binaryOverload("uint", "%", "uint", (a, b, ast) => {
    if (b.valueOf() === MIN_UINT) return throwModuloByZero(ast);
    return new UnsignedInt(a.valueOf() % b.valueOf());
  });
  for (const [left, right] of [
    ["bool", "bool"],
    ["int", "int"],
    ["uint", "uint"],
    ["double", "double"],
    ["string", "string"],
    ["google.protobuf.Timestamp", "google.protobuf.Timestamp"],
    ["google.protobuf.Duration", "google.protobuf.Duration"],
    ["int", "uint"],
    ["int", "double"],
    ["double", "int"],
    ["double", "uint"],
    ["uint", "int"],
    ["uint", "double"]
  ]) {
    binaryOverload(left, "<", right, (a, b) => a < b);
    binaryOverload(left, "<=", right, (a, b) => a <= b);
    binaryOverload(left, ">", right, (a, b) => a > b);
    binaryOverload(left, ">=", right, (a, b) => a >= b);
  }
}
function isEqual(a, b, ast, ev) {
  if (a === b) return true;
  switch (typeof a) {
    case "undefined":
    case "string":
    case "boolean":
      return false;
    case "bigint":
      if (typeof b === "number") return a == b;
      return false;
    case "number":
      if (typeof b === "bigint") return a == b;
      return false;
    case "object":
      if (typeof b !== "object") return false;
      const leftType = ev.debugType(a);
      const rightType = ev.debugType(b);
      if (leftType !== rightType) return false;
      const overload = ev.registry.findBinaryOverload("==", leftType, rightType);
      if (!overload) return false;
      return overload.handler(a, b, ast, ev);
  }
  throw evaluationError("invalid_comparison_type", `Cannot compare values of type ${typeof a}`, ast);
}

// node_modules/@marcbachmann/cel-js/lib/type-checker.js
var toDynTypeBinding = (/* @__PURE__ */ new Map()).set("A", "dyn").set("T", "dyn").set("K", "dyn").set("V", "dyn");
var TypeChecker = class extends Base {
  constructor(opts, isEvaluating) {
    super(opts);
    this.createError = isEvaluating ? evaluationError : typeError;
  }
  /**
   * Check an expression and return its inferred type
   * @param {Array|any} ast - The AST node to check
   * @returns {Object} The inferred type declaration
   * @throws {TypeError} If type checking fails
   */
  check(ast, ctx) {
    try {
      return ast.checkedType ??= ast.check(this, ast, ctx);
    } catch (error) {
      throw attachErrorAst(error, ast);
    }
  }
  checkAccessOnType(ast, ctx, leftType, allowMissingField = false) {
    if (leftType === this.dynType) return leftType;
    const indexTypeName = (ast.op === "[]" || ast.op === "[?]" ? this.check(ast.args[1], ctx) : this.stringType).type;
    if (leftType.kind === "list") {
      if (indexTypeName === "int" || indexTypeName === "dyn") return leftType.valueType;
      throw this.createError("invalid_index_type", `List index must be int, got '${indexTypeName}'`, ast);
    }
    if (leftType.kind === "map") return leftType.valueType;
    const customType = this.objectTypes.get(leftType.name);
    if (customType) {
      if (!(indexTypeName === "string" || indexTypeName === "dyn")) {
        throw this.createError(
          "invalid_index_type",
          `Cannot index type '${leftType.name}' with type '${indexTypeName}'`,
          ast
        );
      }
      if (customType.fields) {
        let keyName;
        if (ast.op === "." || ast.op === ".?") keyName = ast.args[1];
        else if (ast.args[1].op === "value") keyName = ast.args[1].args;
        if (typeof keyName === "string") {
          const fieldType = customType.fields[keyName];
          if (fieldType) return fieldType;
          if (allowMissingField) return this.dynType;
          throw this.createError("no_such_key", `No such key: ${keyName}`, ast);
        }
      }
      return this.dynType;
    }
    throw this.createError("cannot_index_type", `Cannot index type '${this.formatType(leftType)}'`, ast);
  }
  formatType(type) {
    if (!type.hasPlaceholderType) return type.name;
    return type.templated(this.registry, toDynTypeBinding).name;
  }
  formatTypeList(types) {
    return types.map((t) => this.formatType(t)).join(", ");
  }
};

// node_modules/@marcbachmann/cel-js/lib/parser.js
var TOKEN = {
  EOF: 0,
  NUMBER: 1,
  STRING: 2,
  BOOLEAN: 3,
  NULL: 4,
  IDENTIFIER: 5,
  PLUS: 6,
  MINUS: 7,
  MULTIPLY: 8,
  DIVIDE: 9,
  MODULO: 10,
  EQ: 11,
  NE: 12,
  LT: 13,
  LE: 14,
  GT: 15,
  GE: 16,
  AND: 17,
  OR: 18,
  NOT: 19,
  IN: 20,
  LPAREN: 21,
  RPAREN: 22,
  LBRACKET: 23,
  RBRACKET: 24,
  LBRACE: 25,
  RBRACE: 26,
  DOT: 27,
  COMMA: 28,
  COLON: 29,
  QUESTION: 30,
  BYTES: 31
};
var OP_FOR_TOKEN = {
  [TOKEN.EQ]: OPERATORS["=="],
  [TOKEN.PLUS]: OPERATORS["+"],
  [TOKEN.MINUS]: OPERATORS["-"],
  [TOKEN.MULTIPLY]: OPERATORS["*"],
  [TOKEN.DIVIDE]: OPERATORS["/"],
  [TOKEN.MODULO]: OPERATORS["%"],
  [TOKEN.LE]: OPERATORS["<="],
  [TOKEN.LT]: OPERATORS["<"],
  [TOKEN.GE]: OPERATORS[">="],
  [TOKEN.GT]: OPERATORS[">"],
  [TOKEN.NE]: OPERATORS["!="],
  [TOKEN.IN]: OPERATORS["in"]
};
var TOKEN_BY_NUMBER = {};
for (const key in TOKEN) TOKEN_BY_NUMBER[TOKEN[key]] = key;
var HEX_CODES = new Uint8Array(128);
for (const ch of "0123456789abcdefABCDEF") HEX_CODES[ch.charCodeAt(0)] = 1;
var ESCAPE_ERRORS = {
  bytes_unicode_escape: (e) => `\\${e} not allowed in bytes literals`,
  invalid_unicode_escape: (e) => `Invalid Unicode escape: \\${e}`,
  invalid_unicode_surrogate: (e) => `Invalid Unicode surrogate: \\${e}`,
  invalid_hex_escape: (e) => `Invalid hex escape: \\${e}`,
  invalid_octal_escape: () => "Octal escape must be 3 digits",
  octal_escape_out_of_range: (e) => `Octal escape out of range: \\${e}`,
  invalid_escape_sequence: (e) => `Invalid escape sequence: \\${e}`
};
var STRING_ESCAPES = {
  "\\": "\\",
  "?": "?",
  '"': '"',
  "'": "'",
  "`": "`",
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "	",
  v: "\v"
};
var ASTNode = class _ASTNode {
  #meta;
  #input;
  constructor(input, pos, start, end, op, args) {
    this.#meta = { check: op.check, evaluate: op.evaluate };
    this.#input = input;
    this.op = op.name;
    this.args = args;
    this.pos = pos;
    this.start = start;
    this.end = end;
  }
  clone(op, args) {
    return new _ASTNode(this.#input, this.pos, this.start, this.end, op, args);
  }
  get meta() {
    return this.#meta;
  }
  get input() {
    return this.#input;
  }
  #computeIsAsync() {
    const ast = this.#meta.alternate ?? this;
    switch (ast.op) {
      case "value":
      case "id":
      case "accuValue":
      case "accuInc":
        return false;
      case "accuPush":
        return ast.args.maybeAsync;
      case "!_":
      case "-_":
        if (ast.candidates?.async !== false) return true;
        return ast.args.maybeAsync;
      case "!=":
      case "==":
      case "in":
      case "+":
      case "-":
      case "*":
      case "/":
      case "%":
      case "<":
      case "<=":
      case ">":
      case ">=":
        if (ast.candidates?.async !== false) return true;
        return ast.args.some((a) => a.maybeAsync);
      case "call":
      case "rcall":
        if (ast.candidates?.async !== false) return true;
        return (ast.receiverWithArgs || ast.args[1]).some((a) => a.maybeAsync);
      case "comprehension":
        return ast.args.iterable.maybeAsync || ast.args.step.maybeAsync;
      case ".":
      case ".?":
        return ast.args[0].maybeAsync;
      case "?:":
      case "list":
      case "[]":
      case "[?]":
        return ast.args.some((a) => a.maybeAsync);
      case "||":
      case "&&":
        return ast.args.some((a) => a.maybeAsync);
      case "map":
        return ast.args.some((a) => a[0].maybeAsync || a[1].maybeAsync);
      default:
        return true;
    }
  }
  /**
   * Check whether we can optimize away async calling
   * If no ast members includes a function, we can optimize the call
   * for which we want to return true here.
   * @returns {boolean}
   */
  get maybeAsync() {
    return this.#meta.async ??= this.#computeIsAsync();
  }
  check(chk, ast, ctx) {
    const meta = this.#meta;
    if (meta.alternate) return chk.check(meta.alternate, ctx);
    else if (meta.macro) return meta.macro.typeCheck(chk, meta.macro, ctx);
    return meta.check(chk, ast, ctx);
  }
  evaluate(ev, ast, ctx) {
    const meta = this.#meta;
    if (meta.alternate) this.evaluate = this.#evaluateAlternate;
    else if (meta.macro) this.evaluate = this.#evaluateMacro;
    else this.evaluate = meta.evaluate;
    return this.evaluate(ev, ast, ctx);
  }
  #evaluateAlternate(ev, ast, ctx) {
    return (ast = this.#meta.alternate).evaluate(ev, ast, ctx);
  }
  #evaluateMacro(ev, ast, ctx) {
    return (ast = this.#meta.macro).evaluate(ev, ast, ctx);
  }
  setMeta(key, value) {
    return this.#meta[key] = value, this;
  }
  get range() {
    return { start: this.start, end: this.end };
  }
  toOldStructure() {
    const args = Array.isArray(this.args) ? this.args : [this.args];
    return [this.op, ...args.map((a) => a instanceof _ASTNode ? a.toOldStructure() : a)];
  }
};
var Lexer = class {
  input;
  pos;
  length;
  tokenPos;
  tokenType;
  tokenValue;
  reset(input) {
    this.pos = 0;
    this.input = input;
    this.length = input.length;
    return input;
  }
  token(pos, type, value) {
    this.tokenPos = pos;
    this.tokenType = type;
    this.tokenValue = value;
    return this;
  }
  // Read next token
  nextToken() {
    while (true) {
      const { pos, input, length } = this;
      if (pos >= length) return this.token(pos, TOKEN.EOF);
      const ch = input[pos];
      switch (ch) {
        // Whitespaces
        case " ":
        case "	":
        case "\n":
        case "\r":
          this.pos++;
          continue;
        // Operators
        case "=":
          if (input[pos + 1] !== "=") break;
          return this.token((this.pos += 2) - 2, TOKEN.EQ);
        case "&":
          if (input[pos + 1] !== "&") break;
          return this.token((this.pos += 2) - 2, TOKEN.AND);
        case "|":
          if (input[pos + 1] !== "|") break;
          return this.token((this.pos += 2) - 2, TOKEN.OR);
        case "+":
          return this.token(this.pos++, TOKEN.PLUS);
        case "-":
          return this.token(this.pos++, TOKEN.MINUS);
        case "*":
          return this.token(this.pos++, TOKEN.MULTIPLY);
        case "/":
          if (input[pos + 1] === "/") {
            while (this.pos < length && this.input[this.pos] !== "\n") this.pos++;
            continue;
          }
          return this.token(this.pos++, TOKEN.DIVIDE);
        case "%":
          return this.token(this.pos++, TOKEN.MODULO);
        case "<":
          if (input[pos + 1] === "=") return this.token((this.pos += 2) - 2, TOKEN.LE);
          return this.token(this.pos++, TOKEN.LT);
        case ">":
          if (input[pos + 1] === "=") return this.token((this.pos += 2) - 2, TOKEN.GE);
          return this.token(this.pos++, TOKEN.GT);
        case "!":
          if (input[pos + 1] === "=") return this.token((this.pos += 2) - 2, TOKEN.NE);
          return this.token(this.pos++, TOKEN.NOT);
        case "(":
          return this.token(this.pos++, TOKEN.LPAREN);
        case ")":
          return this.token(this.pos++, TOKEN.RPAREN);
        case "[":
          return this.token(this.pos++, TOKEN.LBRACKET);
        case "]":
          return this.token(this.pos++, TOKEN.RBRACKET);
        case "{":
          return this.token(this.pos++, TOKEN.LBRACE);
        case "}":
          return this.token(this.pos++, TOKEN.RBRACE);
        case ".":
          return this.token(this.pos++, TOKEN.DOT);
        case ",":
          return this.token(this.pos++, TOKEN.COMMA);
        case ":":
          return this.token(this.pos++, TOKEN.COLON);
        case "?":
          return this.token(this.pos++, TOKEN.QUESTION);
        case `"`:
        case `'`:
          return this.readString(ch);
        // Check for string prefixes (b, B, r, R followed by quote)
        case "b":
        case "B":
        case "r":
        case "R": {
          const next = input[pos + 1];
          if (next === '"' || next === "'") return ++this.pos && this.readString(next, ch);
          return this.readIdentifier();
        }
        default: {
          const code2 = ch.charCodeAt(0);
          if (code2 <= 57 && code2 >= 48) return this.readNumber();
          if (this._isIdentifierCharCode(code2)) return this.readIdentifier();
        }
      }
      throw parseError("unexpected_character", `Unexpected character: ${ch}`, {
        pos,
        start: pos,
        end: pos + 1,
        input
      });
    }
  }
  // Characters: 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_
  _isIdentifierCharCode(c) {
    if (c < 48 || c > 122) return false;
    return c >= 97 || c >= 65 && c <= 90 || c <= 57 || c === 95;
  }
  _parseAsDouble(start, end) {
    const value = Number(this.input.substring(start, end));
    if (Number.isFinite(value)) return this.token(start, TOKEN.NUMBER, value);
    throw parseError("invalid_number", `Invalid number: ${value}`, {
      pos: start,
      start,
      end,
      input: this.input
    });
  }
  _parseAsBigInt(start, end, isHex, unsigned) {
    const string = this.input.substring(start, end);
    if (unsigned === "u" || unsigned === "U") {
      this.pos++;
      try {
        return this.token(start, TOKEN.NUMBER, new UnsignedInt(string));
      } catch (_err) {
      }
    } else {
      try {
        return this.token(start, TOKEN.NUMBER, BigInt(string));
      } catch (_err) {
      }
    }
    throw parseError(
      isHex ? "invalid_hex_integer" : "invalid_integer",
      isHex ? `Invalid hex integer: ${string}` : `Invalid integer: ${string}`,
      { pos: start, start, end: this.pos, input: this.input }
    );
  }
  _readDigits(input, length, pos, code2) {
    while (pos < length && (code2 = input.charCodeAt(pos)) && !(code2 > 57 || code2 < 48)) pos++;
    return pos;
  }
  _readExponent(input, length, pos) {
    let ch = pos < length && input[pos];
    if (ch === "e" || ch === "E") {
      ch = ++pos < length && input[pos];
      if (ch === "-" || ch === "+") pos++;
      const start = pos;
      pos = this._readDigits(input, length, pos);
      if (start === pos)
        throw parseError("invalid_exponent", "Invalid exponent", {
          pos,
          start: pos,
          end: Math.min(pos + 1, input.length),
          input
        });
    }
    return pos;
  }
  readNumber() {
    const { input, length, pos: start } = this;
    let pos = start;
    if (input[pos] === "0" && (input[pos + 1] === "x" || input[pos + 1] === "X")) {
      pos += 2;
      while (pos < length && HEX_CODES[input[pos].charCodeAt(0)]) pos++;
      return this._parseAsBigInt(start, this.pos = pos, true, input[pos]);
    }
    pos = this._readDigits(input, length, pos);
    if (pos + 1 < length) {
      let isDouble = false;
      let afterpos = input[pos] === "." ? this._readDigits(input, length, pos + 1) : pos + 1;
      if (afterpos !== pos + 1) (isDouble = true) && (pos = afterpos);
      afterpos = this._readExponent(input, length, pos);
      if (afterpos !== pos) (isDouble = true) && (pos = afterpos);
      if (isDouble) return this._parseAsDouble(start, this.pos = pos);
    }
    return this._parseAsBigInt(start, this.pos = pos, false, input[pos]);
  }
  readString(del, prefix) {
    const { input: i, pos: s } = this;
    if (i[s + 1] === del && i[s + 2] === del) return this.readTripleQuotedString(del, prefix);
    return this.readSingleQuotedString(del, prefix);
  }
  _closeQuotedString(rawStart, rawValue, prefix, pos) {
    switch (prefix) {
      case "b":
      case "B": {
        const processed = this.processEscapes(rawStart, rawValue, true);
        const bytes = new Uint8Array(processed.length);
        for (let i = 0; i < processed.length; i++) bytes[i] = processed.charCodeAt(i) & 255;
        return this.token(pos - 1, TOKEN.BYTES, bytes);
      }
      case "r":
      case "R": {
        return this.token(pos - 1, TOKEN.STRING, rawValue);
      }
      default: {
        const value = this.processEscapes(rawStart, rawValue, false);
        return this.token(pos, TOKEN.STRING, value);
      }
    }
  }
  readSingleQuotedString(delimiter, prefix) {
    const { input, length, pos: start } = this;
    let ch;
    let pos = this.pos + 1;
    while (pos < length && (ch = input[pos])) {
      switch (ch) {
        case delimiter:
          const rawStart = start + 1;
          const rawValue = input.slice(rawStart, pos);
          this.pos = ++pos;
          return this._closeQuotedString(rawStart, rawValue, prefix, start);
        case "\n":
        case "\r":
          throw parseError("newline_in_string", "Newlines not allowed in single-quoted strings", {
            pos,
            start: pos,
            end: pos + 1,
            input
          });
        case "\\":
          pos++;
      }
      pos++;
    }
    throw parseError("unterminated_string", "Unterminated string", {
      pos: start,
      start,
      end: input.length,
      input
    });
  }
  readTripleQuotedString(delimiter, prefix) {
    const { input, length, pos: start } = this;
    let ch;
    let pos = this.pos + 3;
    while (pos < length && (ch = input[pos])) {
      switch (ch) {
        case delimiter:
          if (input[pos + 1] === delimiter && input[pos + 2] === delimiter) {
            const rawStart = start + 3;
            const rawValue = input.slice(rawStart, pos);
            this.pos = pos + 3;
            return this._closeQuotedString(rawStart, rawValue, prefix, start);
          }
          break;
        case "\\":
          pos++;
      }
      pos++;
    }
    throw parseError("unterminated_triple_quoted_string", "Unterminated triple-quoted string", {
      pos: start,
      start,
      end: input.length,
      input
    });
  }
  #escapeErr(code2, offset, len, i, chars, extra) {
    const start = offset + i;
    return parseError(code2, ESCAPE_ERRORS[code2](extra), {
      input: this.input,
      pos: start,
      start,
      end: Math.min(start + chars, offset + len)
    });
  }
  processEscapes(offset, str, isBytes) {
    if (!str.includes("\\")) return str;
    const len = str.length;
    let result = "";
    let i = 0;
    while (i < len) {
      if (str[i] !== "\\" || i + 1 >= len) {
        result += str[i++];
        continue;
      }
      const next = str[i + 1];
      if (STRING_ESCAPES[next]) {
        result += STRING_ESCAPES[next];
        i += 2;
      } else if (next === "u" || next === "U") {
        if (isBytes) throw this.#escapeErr("bytes_unicode_escape", offset, len, i, 2, next);
        const hexLen = next === "u" ? 4 : 8;
        const hex = str.substring(i + 2, i + 2 + hexLen);
        const c = Number.parseInt(hex, 16);
        if (hex.length !== hexLen || !/^[0-9a-fA-F]+$/.test(hex) || c > 1114111)
          throw this.#escapeErr("invalid_unicode_escape", offset, len, i, 2 + hexLen, next + hex);
        if (c >= 55296 && c <= 57343)
          throw this.#escapeErr("invalid_unicode_surrogate", offset, len, i, 2 + hexLen, next + hex);
        result += String.fromCodePoint(c);
        i += 2 + hexLen;
      } else if (next === "x" || next === "X") {
        const h = str.substring(i + 2, i + 4);
        if (!/^[0-9a-fA-F]{2}$/.test(h))
          throw this.#escapeErr("invalid_hex_escape", offset, len, i, 4, next + h);
        result += String.fromCharCode(Number.parseInt(h, 16));
        i += 4;
      } else if (next >= "0" && next <= "7") {
        const o = str.substring(i + 1, i + 4);
        if (!/^[0-7]{3}$/.test(o)) throw this.#escapeErr("invalid_octal_escape", offset, len, i, 4);
        const value = Number.parseInt(o, 8);
        if (value > 255) throw this.#escapeErr("octal_escape_out_of_range", offset, len, i, 4, o);
        result += String.fromCharCode(value);
        i += 4;
      } else {
        throw this.#escapeErr("invalid_escape_sequence", offset, len, i, 2, next);
      }
    }
    return result;
  }
  readIdentifier() {
    const { pos, input, length } = this;
    let p = pos;
    while (p < length && this._isIdentifierCharCode(input[p].charCodeAt(0))) p++;
    const value = input.substring(pos, this.pos = p);
    switch (value) {
      case "true":
        return this.token(pos, TOKEN.BOOLEAN, true);
      case "false":
        return this.token(pos, TOKEN.BOOLEAN, false);
      case "null":
        return this.token(pos, TOKEN.NULL, null);
      case "in":
        return this.token(pos, TOKEN.IN);
      default:
        return this.token(pos, TOKEN.IDENTIFIER, value);
    }
  }
};
var globalLexer = new Lexer();
var Parser = class {
  lexer = globalLexer;
  input = null;
  maxDepthRemaining = null;
  astNodesRemaining = null;
  type = null;
  pos = null;
  constructor(limits, registry) {
    this.limits = limits;
    this.registry = registry;
  }
  #limitExceeded(limitKey, pos = this.pos) {
    throw parseError("limit_exceeded", `Exceeded ${limitKey} (${this.limits[limitKey]})`, {
      pos,
      start: pos,
      end: pos,
      input: this.input
    });
  }
  #node(start, end, op, args, pos = start) {
    const node = new ASTNode(this.input, pos, start, end, op, args);
    if (!this.astNodesRemaining--) this.#limitExceeded("maxAstNodes", pos);
    return node;
  }
  #infixNode(op, left, right) {
    return this.#node(left.start, right.end, op, [left, right]);
  }
  #ternaryNode(expression, consequent, alternate) {
    return this.#node(expression.start, alternate.end, OPERATORS.ternary, [
      expression,
      consequent,
      alternate
    ]);
  }
  #unaryNode(pos, op, arg) {
    return this.#node(pos, arg.end, op, arg);
  }
  #accessNode(op, left, right, end, pos = left.start) {
    return this.#node(left.start, end, op, [left, right], pos);
  }
  #advanceToken(returnValue = this.pos) {
    const l = this.lexer.nextToken();
    this.pos = l.tokenPos;
    this.type = l.tokenType;
    return returnValue;
  }
  // The value of the current token is accessed less regularly,
  // so we use a getter to reduce assignment overhead
  get value() {
    return this.lexer.tokenValue;
  }
  consume(expectedType) {
    if (this.type === expectedType) return this.#advanceToken();
    throw parseError(
      "expected_token",
      `Expected ${TOKEN_BY_NUMBER[expectedType]}, got ${TOKEN_BY_NUMBER[this.type]}`,
      { pos: this.pos, start: this.pos, end: this.lexer.pos, input: this.input }
    );
  }
  match(type) {
    return this.type === type;
  }
  // Parse entry point
  parse(input) {
    if (typeof input !== "string") {
      throw parseError("expression_must_be_string", "Expression must be a string");
    }
    this.input = this.lexer.reset(input);
    this.#advanceToken();
    this.maxDepthRemaining = this.limits.maxDepth;
    this.astNodesRemaining = this.limits.maxAstNodes;
    const result = this.parseExpression();
    if (this.match(TOKEN.EOF)) return result;
    throw parseError(
      "unexpected_character",
      `Unexpected character: '${this.input[this.lexer.pos - 1]}'`,
      {
        pos: this.pos,
        start: this.pos,
        end: this.lexer.pos,
        input: this.input
      }
    );
  }
  #expandMacro(start, end, op, args) {
    const methodName = args[0];
    const receiver = op === OPERATORS.rcall ? args[1] : null;
    const fnArgs = op === OPERATORS.rcall ? args[2] : args[1];
    const decl = this.registry.findMacro(methodName, !!receiver, fnArgs.length);
    const ast = this.#node(start, end, op, args);
    if (!decl) return ast;
    const macro = decl.handler({ ast, args: fnArgs, receiver, methodName, parser: this });
    if (macro.callAst) return ast.setMeta("alternate", macro.callAst);
    return ast.setMeta("macro", macro).setMeta("async", isAsync(macro.evaluate, macro.async));
  }
  // Expression ::= LogicalOr ('?' Expression ':' Expression)?
  parseExpression() {
    if (!this.maxDepthRemaining--) this.#limitExceeded("maxDepth");
    const expr = this.parseLogicalOr();
    if (!this.match(TOKEN.QUESTION)) return ++this.maxDepthRemaining && expr;
    this.#advanceToken();
    const consequent = this.parseExpression();
    this.consume(TOKEN.COLON);
    const alternate = this.parseExpression();
    this.maxDepthRemaining++;
    return this.#ternaryNode(expr, consequent, alternate);
  }
  // LogicalOr ::= LogicalAnd ('||' LogicalAnd)*
  parseLogicalOr() {
    let expr = this.parseLogicalAnd();
    while (this.match(TOKEN.OR)) {
      this.#advanceToken();
      expr = this.#infixNode(OPERATORS["||"], expr, this.parseLogicalAnd());
    }
    return expr;
  }
  // LogicalAnd ::= Equality ('&&' Equality)*
  parseLogicalAnd() {
    let expr = this.parseEquality();
    while (this.match(TOKEN.AND)) {
      this.#advanceToken();
      expr = this.#infixNode(OPERATORS["&&"], expr, this.parseEquality());
    }
    return expr;
  }
  // Equality ::= Relational (('==' | '!=') Relational)*
  parseEquality() {
    let expr = this.parseRelational();
    while (this.match(TOKEN.EQ) || this.match(TOKEN.NE)) {
      const op = OP_FOR_TOKEN[this.type];
      this.#advanceToken();
      expr = this.#infixNode(op, expr, this.parseRelational());
    }
    return expr;
  }
  // Relational ::= Additive (('<' | '<=' | '>' | '>=' | 'in') Additive)*
  parseRelational() {
    let expr = this.parseAdditive();
    while (this.match(TOKEN.LT) || this.match(TOKEN.LE) || this.match(TOKEN.GT) || this.match(TOKEN.GE) || this.match(TOKEN.IN)) {
      const op = OP_FOR_TOKEN[this.type];
      this.#advanceToken();
      expr = this.#infixNode(op, expr, this.parseAdditive());
    }
    return expr;
  }
  // Additive ::= Multiplicative (('+' | '-') Multiplicative)*
  parseAdditive() {
    let expr = this.parseMultiplicative();
    while (this.match(TOKEN.PLUS) || this.match(TOKEN.MINUS)) {
      const op = OP_FOR_TOKEN[this.type];
      this.#advanceToken();
      expr = this.#infixNode(op, expr, this.parseMultiplicative());
    }
    return expr;
  }
  // Multiplicative ::= Unary (('*' | '/' | '%') Unary)*
  parseMultiplicative() {
    let expr = this.parseUnary();
    while (this.match(TOKEN.MULTIPLY) || this.match(TOKEN.DIVIDE) || this.match(TOKEN.MODULO)) {
      const op = OP_FOR_TOKEN[this.type];
      this.#advanceToken();
      expr = this.#infixNode(op, expr, this.parseUnary());
    }
    return expr;
  }
  // Unary ::= ('!' | '-')* Postfix
  parseUnary() {
    if (this.type === TOKEN.NOT) {
      return this.#unaryNode(this.#advanceToken(), OPERATORS.unaryNot, this.parseUnary());
    }
    if (this.type === TOKEN.MINUS) {
      return this.#unaryNode(this.#advanceToken(), OPERATORS.unaryMinus, this.parseUnary());
    }
    return this.parsePostfix();
  }
  // Postfix ::= Primary (('.' IDENTIFIER ('(' ArgumentList ')')? | '[' Expression ']'))*
  parsePostfix() {
    let expr = this.parsePrimary();
    const depth = this.maxDepthRemaining;
    while (true) {
      if (this.match(TOKEN.DOT)) {
        const dot = this.#advanceToken();
        if (!this.maxDepthRemaining--) this.#limitExceeded("maxDepth", dot);
        const op = this.match(TOKEN.QUESTION) && this.registry.enableOptionalTypes && this.#advanceToken() ? OPERATORS.optionalFieldAccess : OPERATORS.fieldAccess;
        const propertyValue = this.value;
        const start = this.pos;
        const end = this.lexer.pos;
        this.consume(TOKEN.IDENTIFIER);
        if (op === OPERATORS.fieldAccess && this.match(TOKEN.LPAREN) && this.#advanceToken()) {
          const args = this.parseArgumentList();
          const closeEnd = this.lexer.pos;
          this.consume(TOKEN.RPAREN);
          expr = this.#expandMacro(expr.start, closeEnd, OPERATORS.rcall, [propertyValue, expr, args]);
        } else {
          expr = this.#accessNode(op, expr, propertyValue, end, start);
        }
        continue;
      }
      if (this.match(TOKEN.LBRACKET)) {
        const bracket = this.#advanceToken();
        if (!this.maxDepthRemaining--) this.#limitExceeded("maxDepth", bracket);
        const op = this.match(TOKEN.QUESTION) && this.registry.enableOptionalTypes && this.#advanceToken() ? OPERATORS.optionalBracketAccess : OPERATORS.bracketAccess;
        const index = this.parseExpression();
        const closeEnd = this.lexer.pos;
        this.consume(TOKEN.RBRACKET);
        expr = this.#accessNode(op, expr, index, closeEnd);
        continue;
      }
      break;
    }
    this.maxDepthRemaining = depth;
    return expr;
  }
  // Primary ::= NUMBER | STRING | BOOLEAN | NULL | IDENTIFIER | '(' Expression ')' | Array | Object
  parsePrimary() {
    switch (this.type) {
      case TOKEN.NUMBER:
      case TOKEN.STRING:
      case TOKEN.BYTES:
      case TOKEN.BOOLEAN:
      case TOKEN.NULL:
        return this.#consumeLiteral();
      case TOKEN.IDENTIFIER:
        return this.#parseIdentifierPrimary();
      case TOKEN.LPAREN:
        return this.#parseParenthesizedExpression();
      case TOKEN.LBRACKET:
        return this.parseList();
      case TOKEN.LBRACE:
        return this.parseMap();
    }
    throw parseError("unexpected_token", `Unexpected token: ${TOKEN_BY_NUMBER[this.type]}`, {
      pos: this.pos,
      start: this.pos,
      end: this.lexer.pos,
      input: this.input
    });
  }
  #consumeLiteral() {
    return this.#advanceToken(this.#node(this.pos, this.lexer.pos, OPERATORS.value, this.value));
  }
  #parseIdentifierPrimary() {
    const value = this.value;
    const end = this.lexer.pos;
    const start = this.consume(TOKEN.IDENTIFIER);
    if (RESERVED.has(value)) {
      throw parseError("reserved_identifier", `Reserved identifier: ${value}`, {
        pos: start,
        start,
        end,
        input: this.input
      });
    }
    if (!this.match(TOKEN.LPAREN)) return this.#node(start, end, OPERATORS.id, value);
    this.#advanceToken();
    const args = this.parseArgumentList();
    const closeEnd = this.lexer.pos;
    this.consume(TOKEN.RPAREN);
    return this.#expandMacro(start, closeEnd, OPERATORS.call, [value, args]);
  }
  #parseParenthesizedExpression() {
    this.consume(TOKEN.LPAREN);
    const expr = this.parseExpression();
    this.consume(TOKEN.RPAREN);
    return expr;
  }
  parseList() {
    const start = this.consume(TOKEN.LBRACKET);
    const elements = [];
    let remainingElements = this.limits.maxListElements;
    if (!this.match(TOKEN.RBRACKET)) {
      elements.push(this.parseExpression());
      if (!remainingElements--) this.#limitExceeded("maxListElements", elements.at(-1).pos);
      while (this.match(TOKEN.COMMA)) {
        this.#advanceToken();
        if (this.match(TOKEN.RBRACKET)) break;
        elements.push(this.parseExpression());
        if (!remainingElements--) this.#limitExceeded("maxListElements", elements.at(-1).pos);
      }
    }
    const closeEnd = this.lexer.pos;
    this.consume(TOKEN.RBRACKET);
    return this.#node(start, closeEnd, OPERATORS.list, elements);
  }
  parseMap() {
    const start = this.consume(TOKEN.LBRACE);
    const props = [];
    let remainingEntries = this.limits.maxMapEntries;
    if (!this.match(TOKEN.RBRACE)) {
      props.push(this.parseProperty());
      if (!remainingEntries--) this.#limitExceeded("maxMapEntries", props.at(-1)[0].pos);
      while (this.match(TOKEN.COMMA)) {
        this.#advanceToken();
        if (this.match(TOKEN.RBRACE)) break;
        props.push(this.parseProperty());
        if (!remainingEntries--) this.#limitExceeded("maxMapEntries", props.at(-1)[0].pos);
      }
    }
    const closeEnd = this.lexer.pos;
    this.consume(TOKEN.RBRACE);
    return this.#node(start, closeEnd, OPERATORS.map, props);
  }
  parseProperty() {
    return [this.parseExpression(), (this.consume(TOKEN.COLON), this.parseExpression())];
  }
  parseArgumentList() {
    const args = [];
    let remainingArgs = this.limits.maxCallArguments;
    if (!this.match(TOKEN.RPAREN)) {
      args.push(this.parseExpression());
      if (!remainingArgs--) this.#limitExceeded("maxCallArguments", args.at(-1).pos);
      while (this.match(TOKEN.COMMA)) {
        this.#advanceToken();
        if (this.match(TOKEN.RPAREN)) break;
        args.push(this.parseExpression());
        if (!remainingArgs--) this.#limitExceeded("maxCallArguments", args.at(-1).pos);
      }
    }
    return args;
  }
};

// node_modules/@marcbachmann/cel-js/lib/options.js
var DEFAULT_LIMITS = objFreeze({
  maxAstNodes: 1e5,
  maxDepth: 250,
  maxListElements: 1e3,
  maxMapEntries: 1e3,
  maxCallArguments: 32
});
var LIMIT_KEYS = new Set(objKeys(DEFAULT_LIMITS));
function createLimits(overrides, base = DEFAULT_LIMITS) {
  const keys = overrides ? objKeys(overrides) : void 0;
  if (!keys?.length) return base;
  const merged = { ...base };
  for (const key of keys) {
    if (!LIMIT_KEYS.has(key)) throw new TypeError(`Unknown limits option: ${key}`);
    const value = overrides[key];
    if (typeof value !== "number") continue;
    merged[key] = value;
  }
  return objFreeze(merged);
}
var DEFAULT_OPTIONS = objFreeze({
  unlistedVariablesAreDyn: false,
  homogeneousAggregateLiterals: true,
  enableOptionalTypes: false,
  limits: DEFAULT_LIMITS
});
function bool(a, b, key) {
  const value = a?.[key] ?? b?.[key];
  if (typeof value !== "boolean") throw new TypeError(`Invalid option: ${key}`);
  return value;
}
function createOptions(opts, base = DEFAULT_OPTIONS) {
  if (!opts) return base;
  return objFreeze({
    unlistedVariablesAreDyn: bool(opts, base, "unlistedVariablesAreDyn"),
    homogeneousAggregateLiterals: bool(opts, base, "homogeneousAggregateLiterals"),
    enableOptionalTypes: bool(opts, base, "enableOptionalTypes"),
    limits: createLimits(opts.limits, base.limits)
  });
}

// node_modules/@marcbachmann/cel-js/lib/evaluator.js
var globalRegistry = createRegistry({ enableOptionalTypes: false });
registerFunctions(globalRegistry);
registerOverloads(globalRegistry);
registerMacros(globalRegistry);
var Environment = class _Environment {
  #registry;
  #evaluator;
  #typeChecker;
  #evalTypeChecker;
  #parser;
  constructor(opts, inherited) {
    this.opts = createOptions(opts, inherited?.opts);
    this.#registry = (inherited instanceof _Environment ? inherited.#registry : globalRegistry).clone(this.opts);
    const childOpts = { registry: this.#registry, opts: this.opts };
    this.#typeChecker = new TypeChecker(childOpts);
    this.#evalTypeChecker = new TypeChecker(childOpts, true);
    this.#evaluator = new Evaluator(childOpts);
    this.#parser = new Parser(this.opts.limits, this.#registry);
    Object.freeze(this);
  }
  clone(opts) {
    return new _Environment(opts, this);
  }
  registerFunction(signature, handler, opts) {
    this.#registry.registerFunctionOverload(signature, handler, opts);
    return this;
  }
  registerOperator(string, handler, opts) {
    this.#registry.registerOperatorOverload(string, handler, opts);
    return this;
  }
  registerType(typename, constructor) {
    this.#registry.registerType(typename, constructor);
    return this;
  }
  registerVariable(name, type, opts) {
    this.#registry.registerVariable(name, type, opts);
    return this;
  }
  registerConstant(name, type, value) {
    this.#registry.registerConstant(name, type, value);
    return this;
  }
  hasVariable(name) {
    return this.#registry.variables.has(name);
  }
  getDefinitions() {
    return this.#registry.getDefinitions();
  }
  check(expression) {
    try {
      return this.#checkAST(this.#parser.parse(expression));
    } catch (error) {
      return { valid: false, error };
    }
  }
  #checkAST(ast) {
    try {
      const typeDecl = this.#typeChecker.check(ast, new RootContext(this.#registry));
      return { valid: true, type: this.#formatTypeForCheck(typeDecl) };
    } catch (error) {
      return { valid: false, error };
    }
  }
  #formatTypeForCheck(typeDecl) {
    if (typeDecl.name === `list<dyn>`) return "list";
    if (typeDecl.name === `map<dyn, dyn>`) return "map";
    return typeDecl.name;
  }
  parse(expression) {
    const ast = this.#parser.parse(expression);
    const evaluateParsed = this.#evaluateAST.bind(this, ast);
    evaluateParsed.check = this.#checkAST.bind(this, ast);
    evaluateParsed.ast = ast;
    return evaluateParsed;
  }
  evaluate(expression, context) {
    return this.#evaluateAST(this.#parser.parse(expression), context);
  }
  #evaluateAST(ast, ctx) {
    if (ast.checkedType) {
      return ast.evaluate(this.#evaluator, ast, new RootContext(this.#registry, ctx));
    } else {
      this.#evalTypeChecker.check(ast, ctx = new RootContext(this.#registry, ctx));
      return ast.evaluate(this.#evaluator, ast, ctx);
    }
  }
};
var Evaluator = class extends Base {
  constructor(opts) {
    super(opts);
    this.createError = evaluationError;
  }
  #firstMapElement(coll) {
    if (coll instanceof Map) return coll.entries().next().value;
    for (const key in coll) return [key, coll[key]];
  }
  debugRuntimeType(value, checkedType) {
    return checkedType?.hasDynType === false ? checkedType : this.debugTypeDeep(value);
  }
  debugTypeDeep(value) {
    const runtimeType = this.debugType(value);
    switch (runtimeType.kind) {
      case "list": {
        const first = value instanceof Array ? value[0] : value.values().next().value;
        if (first === void 0) return runtimeType;
        return this.registry.getListType(this.debugTypeDeep(first));
      }
      case "map": {
        const first = this.#firstMapElement(value);
        if (!first) return runtimeType;
        return this.registry.getMapType(
          runtimeType.keyType.hasDynType ? this.debugTypeDeep(first[0]) : runtimeType.keyType,
          runtimeType.valueType.hasDynType ? this.debugTypeDeep(first[1]) : runtimeType.valueType
        );
      }
      default:
        return runtimeType;
    }
  }
  tryEval(ast, ctx) {
    try {
      const res = this.run(ast, ctx);
      if (res instanceof Promise) return res.catch((err) => err);
      return res;
    } catch (err) {
      return err;
    }
  }
  run(ast, ctx) {
    return ast.evaluate(this, ast, ctx);
  }
};
var globalEnvironment = new Environment({
  unlistedVariablesAreDyn: true
});

// src/rollout/expression-cost.ts
var loops = ["all", "exists", "exists_one", "filter", "map"];
function expressionCost(expression, value) {
  const length = Math.max(1, largest(value));
  let [cost, isBounded] = [0, true];
  const visit2 = (node, depth) => {
    if (Array.isArray(node)) for (const each of node) visit2(each, depth);
    if (!isNode(node)) return;
    cost += length ** depth;
    if (node.op === "call" || node.op === "rcall") {
      const [name, ...rest] = node.args;
      if (name === "matches") isBounded = false;
      const inner = rest.at(-1);
      visit2(rest.slice(0, -1), depth);
      visit2(inner, node.op === "rcall" && loops.includes(name) ? depth + 1 : depth);
    } else visit2(node.args, depth);
  };
  visit2(expression, 0);
  return isBounded ? cost : "unbounded";
}
function isNode(value) {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}
function largest(value) {
  const entries = Array.isArray(value) ? value : isMap3(value) ? Object.values(value) : [];
  return entries.reduce((most, entry) => Math.max(most, largest(entry)), entries.length);
}

// src/rollout/health-expressions.ts
function healthExpressionsOf(kustomization) {
  return listAt(kustomization, "spec", "healthCheckExprs").flatMap((entry) => {
    const [apiVersion, kind] = [textAt(entry, "apiVersion"), textAt(entry, "kind")];
    if (apiVersion === void 0 || kind === void 0) return [];
    return { group: groupOf(apiVersion), kind, ...written(entry) };
  });
}
function written(entry) {
  return Object.fromEntries(
    order.flatMap((name) => textAt(entry, name) === void 0 ? [] : [[name, textAt(entry, name)]])
  );
}
var order = ["inProgress", "failed", "current"];
function expressionStatus(object, all) {
  const group2 = groupOf(object.apiVersion);
  const given = all.find((each) => each.group === group2 && each.kind === object.kind);
  if (given === void 0) return void 0;
  for (const name of order) {
    const text2 = given[name];
    if (text2 === void 0) continue;
    const answer = evaluate2(text2, object);
    if (answer === "true") return reports[name](object, text2);
    if (answer !== "false") return { status: answer.status, message: `${name}: ${answer.problem}` };
  }
  return inProgress("none of its health expressions is true yet");
}
var reports = {
  inProgress: (_, text2) => inProgress(text2),
  failed: (object, text2) => failed(object, "other", text2),
  current: (_, text2) => current(text2)
};
var budget = 2e5;
var roots = ["apiVersion", "kind", "metadata", "spec", "status", "data"];
var environment = roots.reduce(
  (made, name) => made.registerVariable(name, "dyn"),
  new Environment({ limits: { maxAstNodes: 1e3, maxDepth: 50 } })
);
function evaluate2(text2, object) {
  const parsed2 = parse2(text2);
  if ("problem" in parsed2) return { status: "unknown", problem: parsed2.problem };
  const cost = expressionCost(parsed2.ast, object);
  if (cost === "unbounded")
    return {
      status: "unknown",
      problem: "`matches` is not evaluated: compare, or use startsWith, endsWith, contains"
    };
  if (cost > budget) return { status: "unknown", problem: "it would take too long to evaluate" };
  try {
    const value = parsed2.run(
      Object.fromEntries(roots.map((name) => [name, fieldAt(object, name) ?? {}]))
    );
    if (typeof value === "boolean") return value ? "true" : "false";
    return { status: "unknown", problem: "it is neither true nor false" };
  } catch (error) {
    return { status: "in-progress", problem: firstLine(error) };
  }
}
function parse2(text2) {
  try {
    const run = environment.parse(text2);
    return { run, ast: run.ast };
  } catch (error) {
    return { problem: firstLine(error) };
  }
}
function firstLine(error) {
  return String(error).replace(/^\w+: |\n[\s\S]*/g, "");
}

// src/rollout/rules/custom-resource.ts
var signs = ["Ready", "Available"];
function customResource(object) {
  const conditions = conditionsOf(object);
  const [sign] = signs.flatMap((type) => conditions.find((condition) => condition.type === type) ?? []);
  if (sign === void 0) return current("it exists; it has no condition to go by");
  if (sign.status !== "True") return inProgress(sayCondition(sign));
  const { generation } = object.metadata;
  if (generation !== void 0 && (sign.observedGeneration ?? generation) < generation)
    return inProgress(`${sign.type} is about generation ${sign.observedGeneration}, not yet ${generation}`);
  return current(sign.message === "" ? `${sign.type} is True` : sign.message);
}

// src/rollout/rules/cron-job.ts
var cronJob = { group: "batch", kinds: ["CronJob"], judge: judge2 };
function judge2(object) {
  if (fieldAt(object, "spec", "suspend") === true) return current("it is suspended");
  const last = textAt(object, "status", "lastScheduleTime");
  return current(
    last === void 0 ? "it is scheduled and has not yet run" : `it is scheduled and last ran at ${last}`
  );
}

// src/rollout/rules/custom-resource-definition.ts
var customResourceDefinition = {
  group: "apiextensions.k8s.io",
  kinds: ["CustomResourceDefinition"],
  judge: judge3
};
function judge3(object) {
  for (const condition of conditionsOf(object)) {
    const { type, status, reason } = condition;
    if (type === "NamesAccepted" && status === "False")
      return failed(object, "other", sayCondition(condition));
    if (type !== "Established") continue;
    if (status === "True") return current("it is established");
    if (status === "False" && reason !== "Installing") return failed(object, "other", sayCondition(condition));
  }
  return inProgress("it is not yet established");
}

// src/rollout/rules/daemon-set.ts
var daemonSet = { group: "apps", kinds: ["DaemonSet"], judge: judge4 };
function judge4(object) {
  if (object.metadata.generation === void 0 || count(object, "observedGeneration") === void 0)
    return inProgress("its controller has not yet seen it");
  const wanted = count(object, "desiredNumberScheduled");
  if (wanted === void 0) return inProgress("the number of its pods is not yet known");
  for (const [field, words] of steps) {
    const reached = count(object, field) ?? 0;
    if (wanted > reached) return inProgress(`${reached}/${wanted} pods are ${words}`);
  }
  return current(`${wanted}/${wanted} pods are ready`);
}
var steps = [
  ["currentNumberScheduled", "scheduled"],
  ["updatedNumberScheduled", "updated"],
  ["numberAvailable", "available"],
  ["numberReady", "ready"]
];
function count(object, field) {
  return numberAt(object, "status", field);
}

// src/rollout/rules/deployment.ts
var noDeadline = 2 ** 31 - 1;
var deployment = { group: "apps", kinds: ["Deployment"], judge: judge5 };
function judge5(object) {
  const exceeded = conditionsOf(object).find(
    ({ type, reason }) => type === "Progressing" && reason === "ProgressDeadlineExceeded"
  );
  if (exceeded !== void 0)
    return failed(object, "deadline", exceeded.message || "its progress deadline passed");
  const wanted = numberAt(object, "spec", "replicas") ?? 1;
  return counted(object, wanted) ?? concluded(object) ?? current(`${wanted}/${wanted} replicas are available`);
}
function counted(object, wanted) {
  const count3 = (field) => numberAt(object, "status", field) ?? 0;
  const [existing, updated] = [count3("replicas"), count3("updatedReplicas")];
  if (wanted > existing) return inProgress(`${existing}/${wanted} replicas exist`);
  if (wanted > updated) return inProgress(`${updated}/${wanted} replicas are updated`);
  if (existing > wanted) return inProgress(`old replicas still to end: ${existing - wanted}`);
  const available = count3("availableReplicas");
  if (updated > available) return inProgress(`${available}/${updated} updated replicas are available`);
  const isReady = count3("readyReplicas");
  return wanted > isReady ? inProgress(`${isReady}/${wanted} replicas are ready`) : void 0;
}
function concluded(object) {
  const deadline = numberAt(object, "spec", "progressDeadlineSeconds") ?? noDeadline;
  const progressing = conditionOf(object, "Progressing");
  const arrived = progressing?.status === "True" && progressing.reason === "NewReplicaSetAvailable";
  if (deadline !== noDeadline && !arrived) return inProgress("its new ReplicaSet is not yet available");
  if (conditionOf(object, "Available")?.status !== "True") return inProgress("it is not yet available");
  return void 0;
}

// src/rollout/suspended.ts
function suspendedStatus(object, ready, verb) {
  if (!isSuspended(object) || ready?.status === "True") return void 0;
  return { status: "unknown", message: `it is suspended: Flux ${verb} nothing until it is resumed` };
}
function isSuspended(object) {
  return fieldAt(object, "spec", "suspend") === true;
}

// src/rollout/rules/flux-kustomization.ts
var fluxKustomization = {
  group: "kustomize.toolkit.fluxcd.io",
  kinds: ["Kustomization"],
  ownConditions: true,
  judge: judge6
};
var failures = /* @__PURE__ */ new Map([
  ["ArtifactFailed", "build"],
  ["BuildFailed", "build"],
  ["ReconciliationFailed", "admission"],
  ["PruneFailed", "other"],
  ["HealthCheckFailed", "other"]
]);
var buildFolder = /(?:\/[\w.-]{1,64}){0,8}\/kustomization-\d+\//g;
function judge6(object) {
  const ready = conditionOf(object, "Ready");
  const suspended = suspendedStatus(object, ready, "applies");
  if (suspended !== void 0) return suspended;
  const stalled = conditionOf(object, "Stalled");
  if (stalled?.status === "True") return failed(object, "stalled", sayCondition(stalled));
  if (ready === void 0) return inProgress("Flux has not yet looked at it");
  if (ready.status === "True") return current(ready.message);
  const code2 = ready.status === "False" ? failures.get(ready.reason) : void 0;
  return code2 === void 0 ? inProgress(sayWork(object, ready)) : failed(object, code2, sayCondition(ready).replaceAll(buildFolder, ""));
}

// src/rollout/rules/flux-source.ts
var fluxSource = {
  group: "source.toolkit.fluxcd.io",
  kinds: ["GitRepository", "OCIRepository", "Bucket", "HelmRepository", "HelmChart", "ExternalArtifact"],
  ownConditions: true,
  judge: judge7
};
var troubles = ["FetchFailed", "BuildFailed", "StorageOperationFailed", "IncludeUnavailable"];
function judge7(object, now) {
  const ready = conditionOf(object, "Ready");
  const suspended = suspendedStatus(object, ready, "fetches");
  if (suspended !== void 0) return suspended;
  const stalled = conditionOf(object, "Stalled");
  if (stalled?.status === "True") return failed(object, "stalled", sayCondition(stalled));
  const trouble = conditionsOf(object).find(isTrouble);
  if (trouble !== void 0)
    return isOlder(trouble, now, orderGrace) ? failed(object, "build", sayCondition(trouble)) : inProgress(sayCondition(trouble));
  if (ready?.status === "True") return current(ready.message);
  if (ready !== void 0) return inProgress(sayCondition(ready));
  return textAt(object, "spec", "type") === "oci" ? current("it is there") : inProgress("Flux has not yet looked at it");
}
function isTrouble({ type, status }) {
  return status === "True" && troubles.includes(type) || status === "False" && type === "SourceVerified";
}

// src/rollout/rules/gateway.ts
var group = "gateway.networking.k8s.io";
var gatewayApi = [
  {
    group,
    kinds: ["GatewayClass"],
    judge: (object, now) => judge8(object, now, conditionsOf(object), ["Accepted"])
  },
  {
    group,
    kinds: ["Gateway"],
    judge: (object, now) => judge8(object, now, conditionsOf(object), ["Accepted", "Programmed"])
  },
  { group, kinds: ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"], judge: judgeRoute }
];
function judgeRoute(object, now) {
  const parents = listAt(object, "status", "parents");
  if (parents.length < listAt(object, "spec", "parentRefs").length)
    return inProgress(
      `${parents.length} of ${listAt(object, "spec", "parentRefs").length} parents have answered`
    );
  const reports2 = parents.map(
    (parent) => judge8(object, now, readConditions(listAt(parent, "conditions")), ["Accepted", "ResolvedRefs"])
  );
  return reports2.find(({ status }) => status === "failed") ?? reports2.find(({ status }) => status === "in-progress") ?? current("its parents have taken it");
}
function judge8(object, now, conditions, wanted) {
  for (const type of wanted) {
    const condition = conditions.find((known) => known.type === type);
    if (condition === void 0) return inProgress(`${type} is not yet known`);
    const { generation = 0 } = object.metadata;
    if ((condition.observedGeneration ?? generation) < generation)
      return inProgress(`${type} is about generation ${condition.observedGeneration}, not yet ${generation}`);
    if (condition.status === "True") continue;
    const isRefused = condition.status === "False" && condition.reason !== "Pending";
    return isRefused && isOlder(condition, now, orderGrace) ? failed(object, "other", sayCondition(condition)) : inProgress(sayCondition(condition));
  }
  return current(`${wanted.join(" and ")}`);
}

// src/rollout/helm.ts
function deployedChart(helmRelease2) {
  const entry = listAt(helmRelease2, "status", "history").find(
    (snapshot) => textAt(snapshot, "status") === "deployed"
  );
  const version = textAt(entry, "chartVersion");
  if (version === void 0) return void 0;
  const [appVersion, digest] = [textAt(entry, "appVersion"), textAt(entry, "digest")];
  return {
    version,
    ...appVersion === void 0 ? {} : { appVersion },
    ...digest === void 0 ? {} : { digest }
  };
}

// src/rollout/rules/helm-release.ts
var helmRelease = {
  group: "helm.toolkit.fluxcd.io",
  kinds: ["HelmRelease"],
  ownConditions: true,
  judge: judge9
};
var failures2 = [
  "InstallFailed",
  "UpgradeFailed",
  "TestFailed",
  "RollbackSucceeded",
  "RollbackFailed",
  "UninstallSucceeded",
  "UninstallFailed"
];
function judge9(object) {
  const ready = conditionOf(object, "Ready");
  const suspended = suspendedStatus(object, ready, "upgrades");
  if (suspended !== void 0) return suspended;
  const stalled = conditionOf(object, "Stalled");
  if (stalled?.status === "True") return ended(object, "stalled", ready?.status === "False" ? ready : stalled);
  if (ready === void 0) return inProgress("Flux has not yet looked at it");
  if (ready.status === "True") return current(ready.message);
  const isFailure = ready.status === "False" && failures2.includes(ready.reason);
  return isFailure && !triesAgain(object) ? ended(object, "other", ready) : inProgress(sayWork(object, ready));
}
function ended(object, code2, said) {
  const released = conditionOf(object, "Released");
  const wrong = released?.status === "False" && released.message !== said.message ? [sayCondition(released)] : [];
  const message = [...back(object, said), sayCondition(said), ...wrong].join("; ");
  return failed(object, /\bhooks?\b/.test(message) ? "hook" : code2, message);
}
function back(object, { reason }) {
  if (reason !== "RollbackSucceeded") return [];
  const chart = deployedChart(object);
  return [chart === void 0 ? "the old version runs again" : `the old version ${chart.version} runs again`];
}
function triesAgain(object) {
  return ["install", "upgrade"].some((action) => {
    const done = numberAt(object, "status", `${action}Failures`) ?? 0;
    const retries = numberAt(object, "spec", action, "remediation", "retries") ?? 0;
    return done > 0 && (retries < 0 || done <= retries);
  });
}

// src/rollout/rules/horizontal-pod-autoscaler.ts
var horizontalPodAutoscaler = {
  group: "autoscaling",
  kinds: ["HorizontalPodAutoscaler"],
  judge: judge10
};
function judge10(object) {
  const able = conditionOf(object, "AbleToScale");
  if (able === void 0) return inProgress("its controller has not yet looked at it");
  if (able.status === "False") return inProgress(sayCondition(able));
  const active = conditionOf(object, "ScalingActive");
  if (active?.status === "False" && active.reason !== "ScalingDisabled")
    return inProgress(sayCondition(active));
  return current("it can scale");
}

// src/rollout/rules/ingress.ts
var ingress = { group: "networking.k8s.io", kinds: ["Ingress"], judge: judge11 };
var patience = 6e4;
function judge11(object, now) {
  const [first] = listAt(object, "status", "loadBalancer", "ingress");
  const address = textAt(first, "hostname") ?? textAt(first, "ip");
  if (address !== void 0) return current(`it answers at ${address}`);
  const created = timeAt(object, "metadata", "creationTimestamp");
  if (created !== void 0 && now - created < patience)
    return inProgress("no controller has given it an address yet");
  return current("its controller publishes no address");
}

// src/rollout/rules/istio.ts
var groups = ["networking.istio.io", "security.istio.io", "telemetry.istio.io", "extensions.istio.io"];
var istio = groups.map((group2) => ({ group: group2, kinds: "all", judge: judge12 }));
function judge12(object) {
  const wrong = listAt(object, "status", "validationMessages").find(isError);
  if (wrong !== void 0) return inProgress(sayMessage(wrong));
  const reconciled = conditionOf(object, "Reconciled");
  if (reconciled !== void 0 && reconciled.status !== "True") return inProgress(sayCondition(reconciled));
  return current(
    reconciled === void 0 ? "it is there; Istio reports nothing about it" : "every proxy has it"
  );
}
function isError(message) {
  return textAt(message, "level") === "ERROR";
}
function sayMessage(message) {
  const code2 = textAt(message, "type", "code") ?? textAt(message, "code");
  const text2 = textAt(message, "documentationUrl") ?? "";
  return `Istio's analysis finds an error: ${[code2, text2].filter((part) => part !== void 0 && part !== "").join(" ")}`;
}

// src/rollout/rules/job.ts
var job = { group: "batch", kinds: ["Job"], judge: judge13 };
function judge13(object) {
  for (const condition of conditionsOf(object)) {
    if (condition.status !== "True") continue;
    if (condition.type === "Complete") return current("it is complete");
    if (condition.type === "Failed" || condition.type === "FailureTarget")
      return failed(object, "other", sayCondition(condition));
    if (condition.type === "Suspended") return current("it is suspended");
  }
  if (textAt(object, "status", "startTime") === void 0) return inProgress("it has not yet started");
  const succeeded = numberAt(object, "status", "succeeded") ?? 0;
  const wanted = numberAt(object, "spec", "completions") ?? numberAt(object, "spec", "parallelism") ?? 1;
  return inProgress(`${succeeded}/${wanted} pods have ended well`);
}

// src/rollout/rules/persistent-volume-claim.ts
var persistentVolumeClaim = { group: "", kinds: ["PersistentVolumeClaim"], judge: judge14 };
function judge14(object) {
  switch (textAt(object, "status", "phase")) {
    case "Bound":
      return current("it is bound");
    case "Lost":
      return failed(object, "volume", "the volume it was bound to is gone");
    default:
      return inProgress(
        "it is not yet bound; with `volumeBindingMode: WaitForFirstConsumer` it waits for a pod that mounts it"
      );
  }
}

// src/rollout/scheduling.ts
var window = 15e3;
function unschedulableSince(pod2, now) {
  const condition = conditionOf(pod2, "PodScheduled");
  if (condition?.status !== "False" || condition.reason !== "Unschedulable") return void 0;
  const created = timeAt(pod2, "metadata", "creationTimestamp");
  return { condition, isLasting: created === void 0 || now - created > window };
}

// src/rollout/rules/pod.ts
var pod = { group: "", kinds: ["Pod"], judge: judge15 };
function judge15(object, now) {
  switch (textAt(object, "status", "phase")) {
    case "Succeeded":
      return current("it has ended well");
    case "Failed":
      return failed(
        object,
        "other",
        `it has failed: ${textAt(object, "status", "message") ?? textAt(object, "status", "reason") ?? "a container ended with an error"}`
      );
    case "Running":
      return running(object);
    case "Pending":
      return pending(object, now);
    default:
      return inProgress("nothing has taken it up yet");
  }
}
function running(object) {
  if (conditionOf(object, "Ready")?.status === "True") return current("it is ready");
  const crashing = listAt(object, "status", "containerStatuses").find(
    (status) => textAt(status, "state", "waiting", "reason") === "CrashLoopBackOff"
  );
  if (crashing === void 0) return inProgress("it runs and is not yet ready");
  return failed(object, "crash-loop", `container ${textAt(crashing, "name") ?? "?"} crashes again and again`);
}
function pending(object, now) {
  const unscheduled = unschedulableSince(object, now);
  if (unscheduled === void 0) return inProgress("it is being started");
  const message = sayCondition(unscheduled.condition);
  return unscheduled.isLasting ? failed(object, "unschedulable", message) : inProgress(message);
}

// src/rollout/rules/replica-set.ts
var replicaSet = { group: "apps", kinds: ["ReplicaSet"], judge: judge16 };
function judge16(object) {
  const failure2 = conditionOf(object, "ReplicaFailure");
  if (failure2?.status === "True") return inProgress(sayCondition(failure2));
  const wanted = numberAt(object, "spec", "replicas") ?? 1;
  for (const [field, words] of steps2) {
    const reached = numberAt(object, "status", field) ?? 0;
    if (wanted > reached) return inProgress(`${reached}/${wanted} replicas are ${words}`);
  }
  const existing = numberAt(object, "status", "replicas") ?? 0;
  if (existing > wanted) return inProgress(`replicas still to end: ${existing - wanted}`);
  return current(`${wanted}/${wanted} replicas are ready`);
}
var steps2 = [
  ["fullyLabeledReplicas", "labelled"],
  ["availableReplicas", "available"],
  ["readyReplicas", "ready"]
];

// src/rollout/rules/service.ts
var service = { group: "", kinds: ["Service"], judge: judge17 };
function judge17(object) {
  if (textAt(object, "spec", "type") !== "LoadBalancer") return current("it is there");
  if (textAt(object, "spec", "clusterIP") === void 0) return inProgress("it has no cluster address yet");
  const [first] = listAt(object, "status", "loadBalancer", "ingress");
  const address = textAt(first, "hostname") ?? textAt(first, "ip");
  return address === void 0 ? inProgress("its load balancer has no external address yet") : current(`its load balancer answers at ${address}`);
}

// src/rollout/rules/settled.ts
var there = () => current("it is there");
var settled = [
  { group: "", kinds: ["ConfigMap", "Secret", "Namespace", "ServiceAccount"], judge: there },
  { group: "policy", kinds: ["PodDisruptionBudget"], judge: there },
  { group: "rbac.authorization.k8s.io", kinds: "all", judge: there },
  { group: "networking.k8s.io", kinds: ["NetworkPolicy"], judge: there }
];
function isSettled({ apiVersion, kind }) {
  return settled.some(
    ({ group: group2, kinds }) => group2 === groupOf(apiVersion) && (kinds === "all" || kinds.includes(kind))
  );
}

// src/rollout/rules/stateful-set.ts
var statefulSet = { group: "apps", kinds: ["StatefulSet"], judge: judge18 };
function judge18(object) {
  if (textAt(object, "spec", "updateStrategy", "type") === "OnDelete")
    return current("its pods are updated when somebody deletes them (OnDelete)");
  const wanted = numberAt(object, "spec", "replicas") ?? 1;
  const partition = numberAt(object, "spec", "updateStrategy", "rollingUpdate", "partition");
  return counted2(object, wanted) ?? (partition === void 0 ? revised(object, wanted) : parted(object, wanted - partition));
}
function counted2(object, wanted) {
  const [existing, isReady] = [count2(object, "replicas"), count2(object, "readyReplicas")];
  if (wanted > existing) return inProgress(`${existing}/${wanted} replicas exist`);
  if (wanted > isReady) return inProgress(`${isReady}/${wanted} replicas are ready`);
  if (existing > wanted) return inProgress(`replicas still to end: ${existing - wanted}`);
  return void 0;
}
function parted(object, wanted) {
  const updated = count2(object, "updatedReplicas");
  if (updated < wanted) return inProgress(`${updated}/${wanted} replicas of the partition are updated`);
  return current(`${updated} replicas are updated, as its partition says`);
}
function revised(object, wanted) {
  const [revision, update] = [
    textAt(object, "status", "currentRevision"),
    textAt(object, "status", "updateRevision")
  ];
  const arrived = count2(object, "currentReplicas");
  if (wanted > arrived) return inProgress(`${arrived}/${wanted} replicas are of the current revision`);
  if (revision !== update) return inProgress(`revision ${update} has not yet replaced ${revision}`);
  return current(`${wanted}/${wanted} replicas are ready`);
}
function count2(object, field) {
  return numberAt(object, "status", field) ?? 0;
}

// src/rollout/rules.ts
var rules = [
  deployment,
  statefulSet,
  daemonSet,
  replicaSet,
  pod,
  job,
  cronJob,
  persistentVolumeClaim,
  service,
  ingress,
  horizontalPodAutoscaler,
  customResourceDefinition,
  fluxKustomization,
  helmRelease,
  fluxSource,
  ...gatewayApi,
  ...istio,
  ...settled
];

// src/rollout/object-status.ts
function objectStatus(object, now, expressions = []) {
  if (object === void 0) return { status: "not-found", message: "does not exist" };
  const { deletionTimestamp } = object.metadata;
  if (deletionTimestamp !== void 0)
    return { status: "terminating", message: `is being deleted since ${deletionTimestamp}` };
  return unobserved(object) ?? expressionStatus(object, expressions) ?? ruled(object, now);
}
function ruled(object, now) {
  const rule = ruleOf(object);
  const said = rule?.ownConditions ? void 0 : announced(object);
  return said ?? (rule === void 0 ? customResource(object) : rule.judge(object, now));
}
function ruleOf({ apiVersion, kind }) {
  const group2 = groupOf(apiVersion);
  return rules.find((rule) => rule.group === group2 && (rule.kinds === "all" || rule.kinds.includes(kind)));
}
function unobserved(object) {
  const { generation } = object.metadata;
  const observed = numberAt(object, "status", "observedGeneration");
  if (generation === void 0 || observed === void 0 || generation === observed) return void 0;
  if (hasFailedAt(object, generation)) return void 0;
  if (isSuspended(object))
    return {
      status: "unknown",
      message: `it is suspended since generation ${observed}; now is ${generation}`
    };
  const reconciling = conditionOf(object, "Reconciling");
  if (reconciling?.status === "True" && reconciling.message !== "")
    return inProgress(sayCondition(reconciling));
  if (observed < 0) return inProgress("its controller has not yet been through with it");
  return inProgress(`its controller has seen generation ${observed}, not yet ${generation}`);
}
function hasFailedAt(object, generation) {
  if (!groupOf(object.apiVersion).endsWith(".toolkit.fluxcd.io")) return false;
  const ready = conditionOf(object, "Ready");
  return ready?.status === "False" && ready.observedGeneration === generation;
}
function announced(object) {
  for (const condition of conditionsOf(object)) {
    if (condition.status !== "True") continue;
    if (condition.type === "Reconciling") return inProgress(sayCondition(condition));
    if (condition.type === "Stalled") return failed(object, "stalled", sayCondition(condition));
  }
  return void 0;
}

// src/rollout/flux-progress.ts
function commitsToCompare({ kustomization, source }) {
  const found = [
    source === void 0 ? void 0 : sourceCommit(source),
    attempted(kustomization)?.commit,
    applied(kustomization)?.commit
  ];
  return [...new Set(found.filter((commit) => commit !== void 0))];
}
function fluxProgress(facts, now) {
  const { kustomization, source, contains: contains2 } = facts;
  if (kustomization === void 0)
    return { kind: "waiting", message: "its Flux Kustomization does not exist" };
  const tried = attempted(kustomization);
  if (tried === void 0 || has(contains2, tried) !== "yes")
    return beforeAttempt(source, { tried, contains: contains2, kustomization, now });
  return afterAttempt(kustomization, { tried, contains: contains2, now });
}
function beforeAttempt(source, before) {
  const { tried, contains: contains2, kustomization, now } = before;
  const own = objectStatus(kustomization, now);
  const at = tried === void 0 ? {} : { revision: tried.text };
  if (isSuspended(kustomization)) return { kind: "unknown", message: suspendedWords, ...at };
  if (source === void 0) return { kind: "waiting", message: "its Flux source does not exist", ...at };
  const fetched = objectStatus(source, now);
  const revision = sourceRevision(source);
  const seen = revision === void 0 ? "no" : has(contains2, { text: revision, commit: sourceCommit(source) });
  if (seen === "yes") {
    const because = stopped(own, { kustomization, source, now });
    if (because !== void 0)
      return { kind: "failed", message: own.message, cause: because, inventory: [], ...at };
    return { kind: "waiting", message: waitingFor(own.message, revision), ...at };
  }
  if (fetched.cause !== void 0)
    return { kind: "failed", message: fetched.message, cause: fetched.cause, inventory: [], ...at };
  if (isSuspended(source))
    return {
      kind: "unknown",
      message: "its Flux source is suspended: Flux fetches nothing until it is resumed",
      ...at
    };
  if (seen === "unknown")
    return {
      kind: "unknown",
      message: `whether ${revision} contains the commit could not be looked up`,
      ...at
    };
  return {
    kind: "waiting",
    message: `Flux's source is at ${revision ?? "no revision"}, before the commit`,
    ...at
  };
}
function stopped({ cause }, { kustomization, source, now }) {
  if (cause?.code === "stalled") return cause;
  const ready = conditionOf(kustomization, "Ready");
  if (ready?.reason !== "ArtifactFailed" || ready.since === void 0) return void 0;
  const fetchedAt = timeAt(source, "status", "artifact", "lastUpdateTime");
  if (fetchedAt === void 0 || ready.since < fetchedAt) return void 0;
  const isFinal = ready.message.startsWith("kustomization path not found");
  return isFinal || isOlder(ready, now, orderGrace) ? cause : void 0;
}
var suspendedWords = "its Flux Kustomization is suspended: Flux applies nothing until it is resumed";
function waitingFor(said, revision) {
  return `Flux has fetched ${revision} and not yet applied it: ${said}`;
}
function afterAttempt(kustomization, {
  tried,
  contains: contains2,
  now
}) {
  const report = objectStatus(kustomization, now);
  const inventory = inventoryOf(kustomization);
  const arrived = applied(kustomization);
  const revision = tried.text;
  if (report.status === "current" && arrived !== void 0 && has(contains2, arrived) === "yes")
    return {
      ...{ kind: "applied", revision: arrived.text, inventory },
      ...fieldAt(kustomization, "spec", "wait") === true ? { isHealthy: true } : {}
    };
  const so = { message: report.message, revision, inventory, ...whetherApplied(kustomization, revision) };
  if (report.cause !== void 0) return { kind: "failed", cause: report.cause, ...so };
  if (report.status === "unknown") return { kind: "unknown", message: report.message, revision };
  return { kind: "applying", ...so };
}
function whetherApplied(kustomization, revision) {
  if (conditionOf(kustomization, "Ready")?.reason === "HealthCheckFailed") return { isApplied: true };
  const healthy = conditionOf(kustomization, "Healthy");
  return healthy?.status === "Unknown" && healthy.message.includes(revision) ? { isApplied: true } : {};
}
function has(contains2, { commit }) {
  const answer = commit === void 0 ? void 0 : contains2.get(commit);
  if (answer === void 0) return "unknown";
  return answer ? "yes" : "no";
}
function attempted(object) {
  return revisionAt(object, "lastAttemptedRevision", "lastAttemptedOriginRevision");
}
function applied(object) {
  return revisionAt(object, "lastAppliedRevision", "lastAppliedOriginRevision");
}
function revisionAt(object, field, origin) {
  const text2 = textAt(object, "status", field);
  if (text2 === void 0) return void 0;
  return { text: text2, commit: commitOf(textAt(object, "status", origin)) ?? commitOf(text2) };
}
function sourceRevision(source) {
  return textAt(source, "status", "artifact", "revision");
}
function sourceCommit(source) {
  const metadata = fieldAt(source, "status", "artifact", "metadata");
  return commitOf(textAt(metadata, "org.opencontainers.image.revision")) ?? commitOf(sourceRevision(source));
}

// src/engine/rollout/say-unseen.ts
function sayUnseen({ reason, advice }, cluster) {
  const lines = reason.split("\n").map((line) => withoutName(line, cluster));
  return withAdvice(lines.join("\n"), advice);
}
function sayUnseenIn(cluster, why) {
  return `${cluster}: ${sayUnseen(why, cluster)}`;
}
function withoutName(line, cluster) {
  if (line.startsWith(`${cluster}: `)) return line.slice(cluster.length + 2);
  if (!line.startsWith(`${cluster} (`)) return line;
  return line.slice(cluster.length + 2).replace(")", "");
}

// src/rollout/absent.ts
function absentReport(ref, flux) {
  if (ref.kind !== "Job" || groupOf(ref.apiVersion) !== "batch")
    return { status: "not-found", message: "does not exist" };
  const own = identityOf(ref);
  const isSeen = flux.some(
    (each) => each.kind === "applied" && each.isHealthy && each.inventory.some((entry) => identityOf(entry) === own)
  );
  return isSeen ? current("it ended well, and was cleaned up since") : { status: "unknown", message: "it is no longer there, and nobody saw how it ended" };
}

// src/rollout/image-id.ts
function parseImageId(text2) {
  const match = /(?<repository>@)?(?<digest>sha(?:256|512):[0-9a-f]{64,128})$/.exec(text2 ?? "");
  const { repository, digest } = { ...match?.groups };
  if (digest === void 0) return { kind: "none" };
  return { kind: repository === void 0 ? "local" : "digest", digest };
}

// src/rollout/running-image.ts
function imageReport(workload, evidence, promised) {
  const pods = newPods(workload, evidence);
  const running2 = pods.flatMap(
    (pod2) => containersOf(pod2).filter((container) => splitImage(imageOf(container)).name === expandName(promised.name)).map((container) => ({ pod: pod2, container, answer: compare2(container, promised) }))
  );
  const [first] = running2;
  if (first === void 0) return void 0;
  const odd = running2.find(({ answer }) => answer.kind === "other") ?? running2.find(({ answer }) => answer.kind === "unknown");
  if (odd === void 0)
    return { ...seenIn(first.container), kind: "promised", pods: new Set(running2.map(({ pod: pod2 }) => pod2)).size };
  const message = `${odd.pod.metadata.name}/${odd.container.name} ${odd.answer.message}`;
  return odd.answer.kind === "unknown" ? { kind: "unknown", message } : { kind: "other", pod: refOf(odd.pod), message };
}
var asPromised = { kind: "promised", message: "" };
function compare2(container, { tag, digests }) {
  const image = imageOf(container);
  const written2 = splitImage(image);
  if (tag !== void 0 && written2.digest === void 0 && written2.tag !== tag)
    return { kind: "other", message: `runs ${image}, not the tag ${tag}` };
  const running2 = parseImageId(container.imageId);
  if (running2.kind === "none") return { kind: "unknown", message: "has not said yet which image it runs" };
  if (digests.length === 0 || digests.includes(running2.digest)) return asPromised;
  if (running2.kind === "local")
    return { kind: "unknown", message: `runs ${running2.digest}, an id of its node that no registry knows` };
  return { kind: "other", message: `runs ${running2.digest}, not ${digests.join(" or ")}` };
}
function seenIn({ imageId }) {
  const running2 = parseImageId(imageId);
  return running2.kind === "digest" ? { digest: running2.digest } : {};
}
function imageOf({ spec, image }) {
  return textAt(spec, "image") ?? image;
}
function splitImage(text2) {
  const match = /^(?<name>[^@]+?)(?::(?<tag>[^:/@]+))?(?:@(?<digest>.+))?$/.exec(text2);
  const { name = text2, tag, digest } = match?.groups ?? {};
  return {
    name: expandName(name),
    ...tag === void 0 ? {} : { tag },
    ...digest === void 0 ? {} : { digest }
  };
}
function expandName(name) {
  const slash = name.indexOf("/");
  if (slash === -1) return `docker.io/library/${name}`;
  return /[.:]|^localhost$/.test(name.slice(0, slash)) ? name : `docker.io/${name}`;
}

// src/rollout/events.ts
function eventsAbout(events, object) {
  return events.filter((event) => isAbout(event, object)).map(readEvent).toSorted((left, right) => right.last - left.last);
}
function isAbout(event, { kind, metadata }) {
  const about = fieldAt(event, "involvedObject") ?? fieldAt(event, "regarding");
  const uid = textAt(about, "uid");
  if (uid !== void 0 && metadata.uid !== void 0) return uid === metadata.uid;
  return textAt(about, "kind") === kind && textAt(about, "name") === metadata.name && textAt(about, "namespace") === metadata.namespace;
}
function readEvent(event) {
  return {
    reason: textAt(event, "reason") ?? "",
    message: textAt(event, "message") ?? textAt(event, "note") ?? "",
    count: numberAt(event, "series", "count") ?? numberAt(event, "count") ?? numberAt(event, "deprecatedCount") ?? 1,
    last: timeAt(event, "series", "lastObservedTime") ?? timeAt(event, "lastTimestamp") ?? timeAt(event, "deprecatedLastTimestamp") ?? timeAt(event, "eventTime") ?? timeAt(event, "metadata", "creationTimestamp") ?? 0
  };
}

// src/rollout/causes/symptom.ts
function patientOf(pod2, { events, logs }, now) {
  const created = timeAt(pod2, "metadata", "creationTimestamp");
  return {
    pod: pod2,
    containers: containersOf(pod2),
    events: eventsAbout(events, pod2),
    logs,
    age: created === void 0 ? Number.POSITIVE_INFINITY : now - created,
    now
  };
}
function causeOf2({ pod: pod2 }, code2, message) {
  return { code: code2, object: refOf(pod2), message };
}
function phrase(reason, message) {
  return message === "" || message === reason ? reason : `${reason}: ${message}`;
}

// src/rollout/causes/configuration.ts
var reasons = [
  "CreateContainerConfigError",
  "CreateContainerError",
  "RunContainerError",
  "PreCreateHookError",
  "PreStartHookError",
  "PostStartHookError"
];
var configuration = (patient2) => {
  if (patient2.age <= orderGrace) return void 0;
  const stuck = patient2.containers.find(({ waiting }) => reasons.includes(waiting?.reason ?? ""));
  if (stuck?.waiting === void 0) return void 0;
  const { reason, message } = stuck.waiting;
  return causeOf2(patient2, "configuration", `container ${stuck.name}: ${phrase(reason, message)}`);
};

// src/rollout/causes/crash-loop.ts
var crashesAtMost = 2;
var crashLoop = (patient2) => {
  const crashing = patient2.containers.find(isCrashing);
  return crashing === void 0 ? void 0 : crashCause(patient2, crashing);
};
function isCrashing({ waiting, restarts, isReady, ended: ended2 }) {
  if (waiting?.reason === "CrashLoopBackOff") return true;
  return !isReady && ended2 !== void 0 && restarts >= crashesAtMost;
}
function crashCause(patient2, container) {
  const { name, restarts, ended: ended2 } = container;
  const log = patient2.logs.get(`${patient2.pod.metadata.name}/${name}`) ?? [];
  const what = container.isInit ? "init container" : "container";
  const how = ended2 === void 0 ? "" : `, ${endWords(ended2, container.spec)}`;
  const times = restarts === 0 ? "" : restarts === 1 ? " (1 restart)" : ` (${restarts} restarts)`;
  const cause = causeOf2(patient2, "crash-loop", `${what} ${name} crashes again and again${times}${how}`);
  return {
    ...cause,
    ...ended2 === void 0 ? {} : { exitCode: ended2.exitCode },
    ...log.length === 0 ? {} : { log }
  };
}
var meanings = /* @__PURE__ */ new Map([
  [0, "it ends by itself although it should keep running"],
  [126, "its command cannot be executed"],
  [127, "its command does not exist"],
  [134, "it aborted"],
  [137, "it was killed"],
  [139, "it accessed memory it must not"],
  [143, "it was told to end"]
]);
function endWords({ exitCode, reason, message }, spec) {
  if (reason === "OOMKilled") {
    const limit = textAt(spec, "resources", "limits", "memory");
    return `out of memory (OOMKilled${limit === void 0 ? "" : `, limit ${limit}`})`;
  }
  const meaning = meanings.get(exitCode);
  return [`exit code ${exitCode}`, meaning, message.trim()].filter((part) => part !== void 0 && part !== "").join(": ");
}

// src/rollout/causes/image-pull.ts
var lasting = ["ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "SignatureValidationFailed"];
var refusals = /not found|manifest unknown|unauthorized|authentication required|denied|forbidden|no match(?:ing manifest)? for platform/i;
var imagePull = (patient2) => {
  for (const { waiting } of patient2.containers) {
    if (waiting === void 0) continue;
    const said = tellingMessage(waiting.message, patient2.events);
    const isFirst = ["ErrImagePull", "RegistryUnavailable", "ImageInspectError"].includes(waiting.reason);
    if (lasting.includes(waiting.reason) || isFirst && refusals.test(said))
      return causeOf2(patient2, "image-pull", phrase(waiting.reason, said));
  }
  return void 0;
};
function tellingMessage(message, events) {
  if (refusals.test(message)) return message;
  const failed2 = events.find(isFailedPull);
  return failed2 === void 0 ? message : failed2.message;
}
function isFailedPull({ reason, message }) {
  return reason === "Failed" && /pull/i.test(message) && !/^Error: /.test(message);
}

// src/rollout/causes/probe.ts
var probe = (patient2) => {
  const failing = patient2.events.find(({ reason }) => reason === "Unhealthy");
  if (failing === void 0) return void 0;
  const late = patient2.containers.find((container) => isLate(container, patient2.now));
  return late === void 0 ? void 0 : causeOf2(patient2, "probe", `container ${late.name}: ${failing.message}`);
};
function isLate({ isReady, runningSince, spec }, now) {
  if (isReady || runningSince === void 0) return false;
  const allowed = allowance(fieldAt(spec, "startupProbe")) + allowance(fieldAt(spec, "readinessProbe"));
  return now - runningSince > allowed + orderGrace;
}
function allowance(spec) {
  if (spec === void 0) return 0;
  const delay = numberAt(spec, "initialDelaySeconds") ?? 0;
  const period = numberAt(spec, "periodSeconds") ?? 10;
  return (delay + period * (numberAt(spec, "failureThreshold") ?? 3)) * 1e3;
}

// src/rollout/causes/refused-pods.ts
function refusedPods(workload, evidence, now) {
  const maker = workload.kind === "Deployment" ? newReplicaSet(workload, evidence.replicaSets) : workload;
  if (maker === void 0) return void 0;
  const said = refusalOf(maker, evidence, now);
  return said === void 0 ? void 0 : { code: codeOf(said), object: refOf(maker), message: said };
}
function refusalOf(maker, { events }, now) {
  const failure2 = conditionOf(maker, "ReplicaFailure");
  if (failure2 !== void 0)
    return failure2.status === "True" && isOlder(failure2, now, orderGrace) ? failure2.message || failure2.reason : void 0;
  if (maker.kind === "ReplicaSet") return void 0;
  const [newest] = eventsAbout(events, maker);
  const isRefused = newest?.reason === "FailedCreate" && newest.count > 1;
  return isRefused ? newest.message : void 0;
}
function codeOf(message) {
  if (/exceeded quota|must specify (?:limits|requests)/i.test(message)) return "quota";
  return /admission webhook|denied the request|violates PodSecurity|forbidden/i.test(message) ? "admission" : "other";
}

// src/rollout/causes/unschedulable.ts
var rescues = ["TriggeredScaleUp", "Nominated"];
var unschedulable = (patient2) => {
  const said = unschedulableSince(patient2.pod, patient2.now);
  if (said === void 0 || !said.isLasting) return void 0;
  if (textAt(patient2.pod, "status", "nominatedNodeName") !== void 0) return void 0;
  if (patient2.events.some(({ reason }) => rescues.includes(reason))) return void 0;
  return causeOf2(patient2, "unschedulable", phrase(said.condition.reason, said.condition.message));
};

// src/rollout/causes/volume.ts
var reasons2 = ["FailedMount", "FailedAttachVolume", "FailedMapVolume", "VolumeResizeFailed"];
var volume = (patient2) => {
  if (patient2.age <= orderGrace || textAt(patient2.pod, "status", "phase") !== "Pending") return void 0;
  const failure2 = patient2.events.find(({ reason }) => reasons2.includes(reason));
  return failure2 === void 0 ? void 0 : causeOf2(patient2, "volume", phrase(failure2.reason, failure2.message));
};

// src/rollout/find-cause.ts
var symptoms = [imagePull, crashLoop, configuration, volume, unschedulable, probe];
function findCause(workload, evidence, now) {
  const patients = newPods(workload, evidence).map((pod2) => patientOf(pod2, evidence, now));
  for (const symptom of symptoms)
    for (const patient2 of patients) {
      const cause = symptom(patient2);
      if (cause !== void 0) return cause;
    }
  return refusedPods(workload, evidence, now);
}

// src/rollout/workload-report.ts
function workloadReport(workload, evidence, now) {
  const report = objectStatus(workload, now);
  if (workload === void 0 || !mayHaveCause(workload, report)) return report;
  const cause = findCause(workload, evidence, now);
  return cause === void 0 ? report : { status: "failed", message: cause.message, cause };
}
function mayHaveCause(workload, { status }) {
  if (status !== "in-progress" && status !== "failed") return false;
  const observed = numberAt(workload, "status", "observedGeneration");
  return observed === void 0 || observed === (workload.metadata.generation ?? observed);
}

// src/engine/rollout/see-objects.ts
var workloadKinds = /* @__PURE__ */ new Set(["Deployment", "StatefulSet", "DaemonSet", "Job"]);
async function seeObject(cluster, ref, object, judged) {
  const { now, promised, isApp, expressions, flux } = judged;
  if (object === void 0)
    return {
      object: { ref, report: absentReport(ref, flux), ...bond(ref, object, false, judged) },
      images: []
    };
  const isOwn = isApp(object);
  if (!workloadKinds.has(ref.kind)) {
    const report2 = objectStatus(object, now, expressions);
    return { object: { ref, report: report2, ...bond(ref, object, isOwn, judged) }, images: [] };
  }
  const evidence = await cluster.evidence(ref);
  if (evidence.kind === "unseen") {
    const report2 = objectStatus(object, now);
    const unseen = sayUnseen(evidence, cluster.name);
    return { object: { ref, report: report2, ...bond(ref, object, isOwn, judged) }, images: [], unseen };
  }
  const since = lastTransition(object, evidence.value);
  const report = workloadReport(object, evidence.value, now);
  const images = promised.flatMap((image) => imageReport(object, evidence.value, image) ?? []);
  const isAppToo = isOwn || images.length > 0;
  return {
    object: {
      ...{ ref, report, ...bond(ref, object, isAppToo, judged) },
      ...since === void 0 ? {} : { since }
    },
    images: report.status === "current" ? images : images.filter(({ kind }) => kind === "promised"),
    workload: { object, evidence: evidence.value, isApp: isAppToo }
  };
}
function bond(ref, object, isOwn, { neighbourOf: neighbourOf2, unwellBefore }) {
  if (isOwn) return {};
  const neighbour = object === void 0 ? void 0 : neighbourOf2(object);
  return {
    ...neighbour === void 0 ? {} : { neighbour },
    ...unwellBefore === void 0 ? {} : { wasUnwell: unwellBefore.has(identityOf(ref)) }
  };
}
async function readInventory(cluster, refs) {
  const telling = refs.filter((ref) => !isSettled(ref));
  const [read, rest] = await Promise.all([cluster.read(telling), cluster.read(refs.filter(isSettled))]);
  if (read.kind === "unseen" || rest.kind === "unseen" && telling.length === 0)
    return read.kind === "unseen" ? read : rest;
  const [told, settled2] = [read.value.values(), rest.kind === "seen" ? rest.value.values() : void 0];
  const next = (ref) => {
    if (!isSettled(ref)) return told.next().value;
    return settled2 === void 0 ? asApplied(ref) : settled2.next().value;
  };
  return { kind: "seen", value: refs.map(next) };
}
function asApplied({ apiVersion, kind, ...metadata }) {
  return { apiVersion, kind, metadata };
}

// src/engine/rollout/hold-record.ts
async function holdRecord(cluster, ref) {
  const read = await cluster.read([ref]);
  if (read.kind === "unseen") return read;
  const [object] = read.value;
  const [record, version] = [parseRecord(object), object?.metadata.resourceVersion];
  return {
    kind: "seen",
    value: { ...record === void 0 ? {} : { record }, ...version === void 0 ? {} : { version } }
  };
}
async function swapRecord(cluster, ref, record, version) {
  const object = formatRecord(ref, record);
  const metadata = { ...object.metadata, ...version === void 0 ? {} : { resourceVersion: version } };
  const written2 = await cluster.apply([{ ...object, metadata }], "swap");
  if (written2.kind === "unseen") return { kind: "unseen", because: sayUnseenIn(cluster.name, written2) };
  const [first] = written2.value;
  switch (first?.kind) {
    case "applied":
      return { kind: "held", version: first.object.metadata.resourceVersion };
    case "refused":
      return { kind: "refused", because: `${cluster.name}: ${nameRef(ref)}: ${first.reason}` };
    default:
      return { kind: "moved" };
  }
}

// src/engine/rollout/watch-applied.ts
async function ownProgress(cluster, own) {
  const read = await holdRecord(cluster, own.record);
  if (read.kind === "unseen") return read;
  const { record } = read.value;
  const progress = progressOf(record, own.digests.get(cluster.name));
  if (record === void 0 || record.request !== own.request) return { kind: "seen", value: { progress } };
  const unwellBefore = new Set(record.unwellBefore.map(identityOf));
  return { kind: "seen", value: { progress, unwellBefore } };
}
function progressOf(record, wanted) {
  if (record === void 0) return { kind: "waiting", message: "Lockkeeper has applied nothing there yet" };
  const { revision, whole, objects: inventory } = record;
  if (wanted === void 0) return { kind: "unknown", message: "what is meant cannot be rendered", revision };
  const short = revision.slice(0, 7);
  if (record.digest !== wanted)
    return {
      kind: "waiting",
      message: `what was applied there last, of ${short}, is not what is meant`,
      revision
    };
  return whole ? { kind: "applied", revision, inventory } : { kind: "applying", message: `${short} was not applied to its end`, revision, inventory };
}

// src/engine/rollout/watch.ts
function watchClusters(clusters, open, watched) {
  return Promise.all(
    clusters.map(async ({ name, place }) => {
      const cluster = place === void 0 ? void 0 : open(place);
      return cluster === void 0 ? nothingSeen(name, { kind: "unseen", reason: "it is not connected", lasting: true }) : watchCluster(name, cluster, watched);
    })
  );
}
function nothingSeen(name, why) {
  const lasting2 = why.lasting === true ? { lasting: true } : {};
  return {
    ...{ name, unseen: sayUnseen(why, name), ...lasting2 },
    ...{ flux: [], objects: [], images: [], workloads: [] }
  };
}
var noInventory = { kind: "seen", value: [] };
async function watchCluster(name, cluster, watched) {
  const inventory = watched.own === void 0 ? await cluster.inventory([]) : noInventory;
  if (inventory.kind === "unseen") return nothingSeen(name, inventory);
  const carried = await carriedInto(cluster, inventory.value, watched);
  if (carried.kind === "unseen") return nothingSeen(name, carried);
  const { flux, ...told } = carried.value;
  const refs = distinct(flux.flatMap((each) => "inventory" in each ? each.inventory : []));
  const read = await readInventory(cluster, refs);
  if (read.kind === "unseen") return { ...nothingSeen(name, read), flux };
  const judged = { ...watched, ...told, flux };
  const released = helmWorkloads(read.value, inventory.value);
  const seen = await Promise.all([
    ...refs.map((ref, index) => seeObject(cluster, ref, read.value[index], judged)),
    ...released.map((object) => seeObject(cluster, refOf(object), object, judged))
  ]);
  return { name, flux, ...joined2(seen) };
}
function joined2(sightings) {
  const unseen = sightings.find((each) => each.unseen !== void 0)?.unseen;
  return {
    objects: sightings.map(({ object }) => object),
    images: sightings.flatMap(({ images }) => images),
    workloads: sightings.flatMap(({ workload }) => workload ?? []),
    ...unseen === void 0 ? {} : { unseen }
  };
}
async function carriedInto(cluster, inventory, watched) {
  if (watched.own !== void 0) {
    const own = await ownProgress(cluster, watched.own);
    if (own.kind === "unseen") return own;
    const { progress, ...told } = own.value;
    return { kind: "seen", value: { flux: [progress], expressions: [], ...told } };
  }
  const sourced = environmentKustomizations(inventory, watched.place);
  if (sourced.length === 0)
    return {
      kind: "unseen",
      reason: `no Flux Kustomization there applies ${watched.place.paths.join(" or ")}`
    };
  const flux = await Promise.all(sourced.map((each) => progressOf2(each, watched)));
  const expressions = sourced.flatMap(({ kustomization }) => healthExpressionsOf(kustomization));
  return { kind: "seen", value: { flux, expressions } };
}
async function progressOf2(sourced, watched) {
  const contains2 = /* @__PURE__ */ new Map();
  for (const commit of commitsToCompare(sourced)) {
    const answer = await watched.contains(commit);
    if (answer !== void 0) contains2.set(commit, answer);
  }
  return fluxProgress({ ...sourced, contains: contains2 }, watched.now);
}
function helmWorkloads(objects, inventory) {
  const releases = new Set(
    objects.flatMap(
      (object) => object?.kind === "HelmRelease" ? `${object.metadata.namespace ?? ""}/${object.metadata.name}` : []
    )
  );
  return inventory.filter(({ kind, metadata: { labels = {} } }) => {
    const release = `${labels["helm.toolkit.fluxcd.io/namespace"] ?? ""}/${labels["helm.toolkit.fluxcd.io/name"] ?? ""}`;
    return workloadKinds.has(kind) && releases.has(release);
  });
}
function distinct(refs) {
  return [
    ...new Map(
      refs.map((ref) => [JSON.stringify([ref.apiVersion, ref.kind, ref.namespace, ref.name]), ref])
    ).values()
  ];
}
async function hurrySources(clusters, open, place, at) {
  for (const { place: where } of clusters) {
    const cluster = where === void 0 ? void 0 : open(where);
    if (cluster === void 0) continue;
    const inventory = await cluster.inventory([]);
    if (inventory.kind === "unseen") continue;
    const sources = environmentKustomizations(inventory.value, place).flatMap(({ source }) => source ?? []);
    for (const source of distinct(sources.map(refOf))) await cluster.reconcileNow(source, at);
  }
}

// src/engine/rollout/workload-of.ts
function isWorkloadOf(fleet, app) {
  const images = fleet.apps.find(({ name }) => name === app)?.images ?? [];
  return (object) => {
    const { name, labels = {} } = object.metadata;
    if (name === app || labels["helm.toolkit.fluxcd.io/name"] === app) return true;
    const containers = listAt(object, "spec", "template", "spec", "containers");
    return containers.some((container) => images.includes(nameOf2(textAt(container, "image") ?? "")));
  };
}
function neighbourOf(fleet, app) {
  const isOwn = isWorkloadOf(fleet, app);
  const others = fleet.apps.filter(({ name }) => name !== app).map(({ name }) => ({ name, isOf: isWorkloadOf(fleet, name) }));
  return (object) => isOwn(object) ? void 0 : others.find(({ isOf }) => isOf(object))?.name;
}
function nameOf2(image) {
  return image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
}

// src/engine/rollout/look-at-rollout.ts
function connection({ context, reading }, environment2) {
  const policy = environmentPolicy(reading.policy, environment2);
  const { clusters: open } = context;
  if (policy === void 0 || open === void 0) return void 0;
  const isAny = policy.clusters.some(({ place }) => place !== void 0 && open(place) !== void 0);
  return isAny ? { policy, open } : void 0;
}
async function lookAtRollout(lookout, merge) {
  const { context, gitops, reading } = lookout;
  const connected2 = connection(lookout, merge.goal.environment);
  if (connected2 === void 0) return void 0;
  const now = context.clock.now().getTime();
  const clusters = await watchClusters(connected2.policy.clusters, connected2.open, {
    place: placeOf(lookout, merge.goal.environment),
    ...ownDelivery(lookout, merge, connected2.policy),
    promised: promisedImages(reading.fleet, merge.goal),
    isApp: isWorkloadOf(reading.fleet, merge.goal.app),
    neighbourOf: neighbourOf(reading.fleet, merge.goal.app),
    contains: (head) => contains(context, gitops, head, merge.commit),
    now
  });
  const isOver = now - merge.since >= Math.max(connected2.policy.timeout, merge.patience ?? 0);
  const { isOnlyLook = false } = merge;
  return rolloutSight(clusters, { now, stableFor: context.delays.stable, isOver, isOnlyLook });
}
function ownDelivery({ gitops, reading }, { goal, changed, request }, { delivery, clusters }) {
  if (delivery !== "apply") return {};
  const record = recordRef(fullName(gitops.ref), goal.environment);
  const own = { record, ...request === void 0 ? {} : { request } };
  const { rendering } = reading;
  if (rendering === void 0) return { own: { ...own, digests: /* @__PURE__ */ new Map() } };
  const files = changed === void 0 ? rendering.files : rendering.files.withTexts(changed);
  const names = clusters.map(({ name }) => name);
  const desired = environmentObjects(reading.fleet, goal.environment, names, { ...rendering, files });
  const rendered = desired.kind === "rendered" ? desired.clusters : [];
  return { own: { ...own, digests: new Map(rendered.map(({ cluster, digest }) => [cluster, digest])) } };
}
function placeOf({ gitops, reading }, environment2) {
  const { paths = [] } = reading.fleet.environments.find(({ name }) => name === environment2) ?? {};
  return { paths, repository: fullName(gitops.ref) };
}
async function contains({ memory }, gitops, head, commit) {
  if (head === commit) return true;
  const key = `${gitops.ref.id}/${head}/${commit}`;
  const known = memory.ancestry.get(key);
  if (known !== void 0) return known;
  const answer = await gitops.commits.contains(head, commit);
  if (answer === "unknown") return void 0;
  memory.ancestry.set(key, answer === "yes", 1);
  return answer === "yes";
}
function promisedImages(fleet, { app, environment: environment2, version }) {
  const { tagPattern } = fleet.apps.find(({ name }) => name === app) ?? {};
  const [first = "", second] = version.split("@");
  const digest = [first, second].find((part) => part?.startsWith("sha256:"));
  const pins = pinsOf(fleet, app, environment2).filter(
    ({ image, kind }) => image !== void 0 && imageKinds2.has(kind)
  );
  const byImage = new Map(pins.map((pin) => [pin.image ?? "", pin]));
  return [...byImage].map(([name, pin]) => {
    const tag = pinHas(pin, version) ? pin.version : writtenTag(pin, version, tagPattern);
    return { name, digests: digest === void 0 ? [] : [digest], ...tag === void 0 ? {} : { tag } };
  });
}
function writtenTag(pin, version, tagPattern) {
  const written2 = pinTag(pin, version, tagPattern);
  return written2.kind === "value" && written2.value !== "" ? written2.value : void 0;
}
var imageKinds2 = /* @__PURE__ */ new Set([
  "kustomize-image",
  "flux-image",
  "container-image",
  "helmrelease-value",
  "patch-value",
  "config"
]);

// src/engine/rollout/follow.ts
async function follow2({ clock, patience: patience2, pause: pause2 }, look, moves) {
  const deadline = clock.now().getTime() + patience2;
  for (; ; ) {
    const seen = await look();
    const left = deadline - clock.now().getTime();
    if (!moves(seen) || left <= 0) return seen;
    await clock.sleep(Math.min(pause2, left));
  }
}
var pause = 2e3;
async function followRollout(lookout, merge, { patience: patience2, tell = () => void 0 }) {
  const look = async () => {
    const sight = await lookAtRollout(lookout, { ...merge, patience: patience2 });
    tell(sight);
    return sight;
  };
  const { clock } = lookout.context;
  const moves = (sight) => sight?.verdict === "in-progress" && mayBeSeen(sight);
  return follow2({ clock, patience: patience2, pause }, look, moves);
}

// src/engine/context.ts
var mostCharacters = 12 * 1024 * 1024;
var mostPaths = 1e5;
function createContext(world) {
  return {
    ...world,
    memory: {
      readings: createRecentMap(mostCharacters),
      besides: createRecentMap(mostPaths),
      memo: world.memo ?? createBuildMemo(),
      salt: crypto.randomUUID(),
      sources: /* @__PURE__ */ new Map(),
      running: /* @__PURE__ */ new Map(),
      ancestry: createAncestry(),
      vigils: /* @__PURE__ */ new Map(),
      repositories: /* @__PURE__ */ new Map()
    }
  };
}
function createAncestry() {
  return createRecentMap(1e4);
}
async function repositoriesOf(context) {
  const now = context.clock.now().getTime();
  const known = context.memory.repositories.get("all");
  if (known !== void 0 && now - known.readAt < context.delays.sources) return known.refs;
  const refs = await context.installation.repositories();
  context.memory.repositories.set("all", { readAt: now, refs });
  return refs;
}
async function repositoryById(context, id) {
  const known = (await repositoriesOf(context)).find((each) => each.id === id);
  if (known !== void 0) return known;
  context.memory.repositories.clear();
  return (await repositoriesOf(context)).find((each) => each.id === id);
}
async function inTurn({ memory }, key, work) {
  const before = memory.running.get(key);
  const mine = after(before, work);
  memory.running.set(key, mine);
  try {
    return await mine;
  } finally {
    if (memory.running.get(key) === mine) memory.running.delete(key);
  }
}
async function after(before, work) {
  await before?.catch(() => void 0);
  return work();
}

// src/promotion/given-cluster.ts
function withGivenCluster(policy, given) {
  const environments = policy.environments.map((each) => ({ ...each, clusters: clustersOf(each, given) }));
  return { ...policy, environments };
}
function clustersOf({ clusters }, { place: given, isAtHand }) {
  if (clusters.length === 0) return [{ name: given.name, place: given }];
  return clusters.map((cluster) => {
    const { name, place } = cluster;
    if (place !== void 0 && isAtHand(place)) return cluster;
    if (clusters.length > 1 && place?.context === void 0) return cluster;
    return {
      name,
      place: { ...given, name, ...place?.context === void 0 ? {} : { context: place.context } }
    };
  });
}

// src/engine/fleet/read-fleet.ts
async function readFleet(context, ports) {
  const { memory } = context;
  const id = String(ports.ref.id);
  const before = memory.besides.get(id) ?? /* @__PURE__ */ new Set();
  const snapshot = await ports.repository.snapshot(wantedWith(before));
  const known = memory.readings.get(id);
  if (known?.snapshot.commit === snapshot.commit)
    return { ...known, snapshot: { ...known.snapshot, writable: snapshot.writable } };
  const memo = partOfMemo(memory.memo, id);
  const besides = filesBesides(snapshot, memo);
  memory.besides.set(id, besides, besides.size + 1);
  const isComplete = [...besides].every((path) => before.has(path));
  const whole = isComplete ? snapshot : await ports.repository.snapshot(wantedWith(besides));
  const reading = connected(context, readingOf(whole, memo, memory.salt));
  memory.readings.set(id, reading, weightOf(whole));
  return reading;
}
function weightOf({ texts, entries }) {
  let weight = 20 * entries.size;
  for (const text2 of texts.values()) weight += text2.length;
  return Math.min(weight, mostCharacters);
}
function connected({ clusters, givenCluster: givenCluster2 }, reading) {
  if (givenCluster2 === void 0) return reading;
  const { place, replaces } = givenCluster2;
  const isAtHand = (own) => !replaces || clusters?.(own) !== void 0;
  return { ...reading, policy: withGivenCluster(reading.policy, { place, isAtHand }) };
}
function readingOf(snapshot, memo, salt) {
  const text2 = snapshot.texts.get(configFile);
  const config = text2 === void 0 ? void 0 : parseConfig(text2, configFile);
  const reading = readingWith(snapshot, config, { memo, salt });
  return { ...reading, fleet: { ...reading.fleet } };
}
function wantedWith(besides) {
  return (path, entry) => isWanted(path, entry) || besides.has(path) && isNameable(entry);
}

// src/report/trailers.ts
function promotionTitle({ claim, from, rollback }) {
  const { app, version, environment: environment2 } = claim;
  const start = from === void 0 ? "" : `from ${shortVersion(from)} `;
  return inert(
    `${rollback ? "Roll back" : "Promote"} ${app} ${start}to ${shortVersion(version)} on ${environment2}`
  );
}
function isRollbackTitle(text2) {
  return text2.startsWith("Roll back ");
}
function shortVersion(version) {
  return cut(version.replace(/sha256:([0-9a-f]{7})[0-9a-f]+/, "sha256:$1\u2026"), 60);
}
function commitMessage(text2) {
  const { claim, reason } = text2;
  const why = reason === void 0 ? [] : [`Reason: ${inert(reason)}`, ""];
  return [promotionTitle(text2), "", ...why, ...trailers(claim)].join("\n");
}
function trailers({ app, version, environment: environment2, request, requestedBy, digest }) {
  const login = isLogin(requestedBy.login) ? requestedBy.login : "ghost";
  return [
    `Release: ${inert(app)}@${inert(version)}`,
    `Environment: ${inert(environment2)}`,
    `Request: ${inert(request)}`,
    `Requested-by: ${login} (${requestedBy.id})`,
    `Plan: ${inert(digest)}`
  ];
}
function gateLines(gates) {
  return ["Gates:", ...gates.map(({ gate, detail }) => `- ${gate}: ${cut(inert(detail), 200)}`)].join("\n");
}
var block = /^Release: ([^\s@]+)@(\S+)\nEnvironment: (\S+)\nRequest: (\S+)\nRequested-by: (\S+) \((\d{1,15})\)\nPlan: (\S+)$/gm;
function parseTrailers(message) {
  const blocks = [...message.replaceAll("\r\n", "\n").matchAll(block)];
  const [first, second] = blocks;
  if (first === void 0 || second !== void 0) return void 0;
  const [, app = "", version = "", environment2 = "", request = "", login = "", id = "", digest = ""] = first.map((part) => withoutBreaks(part));
  return { app, version, environment: environment2, request, digest, requestedBy: { id: Number(id), login } };
}

// src/report/verification.ts
var marks = {
  succeeded: ["\u{1F7E2}", "runs"],
  "in-progress": ["\u{1F7E1}", "is on its way"],
  failed: ["\u{1F534}", "failed"],
  unknown: ["\u{1F7E0}", "cannot be told"]
};
function verificationBody(verification, record) {
  const { app, environment: environment2, version, sight } = verification;
  const [mark, words] = marks[sight.verdict];
  const log = sight.cause?.log ?? [];
  return assemble([
    text(
      `### ${mark} ${prose(app)} ${prose(shortVersion(version))} on ${beforeColon(environment2)}: ${words}`
    ),
    ...sight.because === "" ? [] : [text(prose(cut(sight.because, 1e3)))],
    ...log.length === 0 ? [] : [text(`Last lines of its log:

${fence(log.slice(-20), "text")}`)],
    table(["cluster", "", "applied", "pods", ""], sight.clusters.map(clusterRow), "clusters"),
    ...sight.clusters.filter(({ objects }) => objects.length > 0).map(objectList),
    text(replyMarker(record))
  ]);
}
function clusterRow({ name, verdict, applied: applied2, pods, digests, because }) {
  const run = digests.length === 0 ? "" : ` run ${digests.map((digest) => code(shortVersion(digest))).join(", ")}`;
  return row(
    prose(name),
    marks[verdict][0],
    applied2 === void 0 ? "" : code(applied2),
    pods.wanted === 0 ? "" : `${pods.ready}/${pods.wanted}${run}`,
    because === void 0 ? "" : prose(cut(because, 500))
  );
}
function objectList({ name, objects }) {
  const rows = objects.map((each) => row(prose(each.name), each.status, prose(cut(each.message, 300))));
  return folded(`${prose(name)}: ${objects.length} objects`, table(["object", "", ""], rows, "objects"));
}

// src/engine/world.ts
var defaultDelays = {
  settle: 5e3,
  mergeability: [500, 1e3, 2e3, 4e3],
  abandoned: 5e3,
  early: 2e3,
  sources: 6e4,
  stable: 1e4,
  rollout: 5e3,
  reread: 3e4,
  scheduled: 6e4,
  outcome: 12e4
};

// src/server/clusters.ts
function clusterSettings(environment2, folder) {
  const named = Object.entries(environment2).filter(([name]) => /^(?:KUBE_?CONFIG|KUBERNETES_)/.test(name));
  const programs = (environment2.KUBE_CONFIG_PROGRAMS ?? "").split(",").flatMap((name) => name.trim() || []);
  return { environment: Object.fromEntries(named), folder, programs };
}
function givenCluster({
  environment: { KUBE_CONFIG = "" }
}) {
  const text2 = KUBE_CONFIG.trim();
  if (text2 === "") return void 0;
  return { name: "the cluster", kubeconfig: text2 === "in-cluster" ? text2 : "KUBE_CONFIG" };
}
function lazyClusters(settings, clock) {
  let loaded;
  const load = async () => {
    const { openClusters } = await import("./clusters-O6JBHO6P.js");
    return openClusters({ ...settings, clock, random: Math.random });
  };
  const cluster = async (place) => {
    loaded ??= load();
    return (await loaded).open(place);
  };
  return {
    open: (place) => isGiven(place.kubeconfig, settings) ? delegate(place.name, () => cluster(place)) : void 0,
    close: () => void loaded?.then((clusters) => clusters.close())
  };
}
function isGiven(kubeconfig, { environment: environment2 }) {
  if (!/^[A-Z][A-Z0-9_]*$/.test(kubeconfig)) return true;
  return (environment2[kubeconfig] ?? "").trim() !== "";
}
function delegate(name, cluster) {
  return {
    name,
    inventory: async (namespaces) => (await cluster()).inventory(namespaces),
    read: async (refs) => (await cluster()).read(refs),
    evidence: async (workload) => (await cluster()).evidence(workload),
    apply: async (objects, mode) => (await cluster()).apply(objects, mode),
    remove: async (refs) => (await cluster()).remove(refs),
    restart: async (workload, at) => (await cluster()).restart(workload, at),
    reconcileNow: async (object, at) => (await cluster()).reconcileNow(object, at)
  };
}

// src/action/clusters.ts
function openJobClusters(job2, clock, given) {
  const settings = settingsOf(job2);
  const { open, close } = lazyClusters(settings, clock);
  const place = givenCluster(settings);
  const replaces = given === "for all that are not at hand";
  return {
    world: { clusters: open, ...place === void 0 ? {} : { givenCluster: { place, replaces } } },
    close
  };
}
function settingsOf({ environment: environment2, inputs: { kubeconfig }, workspace }) {
  const known = kubeconfig === void 0 ? environment2 : { ...environment2, KUBE_CONFIG: kubeconfig };
  return clusterSettings(known, workspace);
}
async function checkPlaces(job2, clock, places) {
  const settings = settingsOf(job2);
  const given = places.filter(({ kubeconfig }) => isGiven(kubeconfig, settings));
  if (given.length === 0) return;
  const { connect } = await import("./connect-ZE2DBZWG.js");
  for (const place of given) {
    const connected2 = await connect(place, { ...settings, now: clock.now() });
    if (connected2.kind === "refused") throw new ProblemError(connected2.problem);
    connected2.api.close();
  }
}

export {
  newestFirst,
  isRange,
  nearVersions,
  parseText,
  stepInto,
  writeScalar,
  writePair,
  writeBlock,
  writeFlow,
  isList,
  nested,
  readsAsIntended,
  changedAt,
  asRead,
  pinEdit,
  rangeNote,
  pinValue,
  pinTag,
  environmentPolicy,
  refOf,
  groupOf,
  environmentObjects,
  fieldAt,
  textAt,
  numberAt,
  listAt,
  timeAt,
  isMap3 as isMap,
  restored,
  recordRef,
  identityOf,
  isSameRecord,
  joined,
  prunable,
  sourceApps,
  authorize,
  fullName,
  nameRef,
  environmentKustomizations,
  inventoryOf,
  objectStatus,
  sayUnseen,
  sayUnseenIn,
  withoutName,
  splitImage,
  expandName,
  seeObject,
  readInventory,
  holdRecord,
  swapRecord,
  hurrySources,
  isWorkloadOf,
  connection,
  lookAtRollout,
  placeOf,
  follow2 as follow,
  followRollout,
  createContext,
  repositoriesOf,
  repositoryById,
  inTurn,
  readFleet,
  promotionTitle,
  isRollbackTitle,
  shortVersion,
  commitMessage,
  gateLines,
  parseTrailers,
  verificationBody,
  defaultDelays,
  openJobClusters,
  checkPlaces
};

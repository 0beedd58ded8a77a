import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
import {
  durationExample,
  parseDuration,
  similar
} from "./chunk-7TU5IEVM.js";
import {
  formatPointer,
  indexSegment,
  keyedSegment,
  parsePointer
} from "./chunk-3OH2UTVQ.js";
import {
  EVENT_ID,
  SCALAR_STYLE,
  YAMLException,
  getScalarValue,
  parseEvents
} from "./chunk-2X63PDCU.js";
import {
  createRecentMap,
  isAppName,
  parseEnvironmentName,
  partOf
} from "./chunk-UYHANB3V.js";
import {
  ProblemError,
  withoutInvisible
} from "./chunk-XFVKSX3P.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  literal,
  record,
  strictObject,
  string,
  union
} from "./chunk-GXBKZB3O.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunk-DIT3HX7E.js";

// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap4 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar3(node) || isCollection(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias2;
    exports.isCollection = isCollection;
    exports.isDocument = isDocument;
    exports.isMap = isMap4;
    exports.isNode = isNode;
    exports.isPair = isPair;
    exports.isScalar = isScalar3;
    exports.isSeq = isSeq3;
  }
});

// node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "node_modules/yaml/dist/visit.js"(exports) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit4(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit4.BREAK = BREAK;
    visit4.SKIP = SKIP;
    visit4.REMOVE = REMOVE;
    function visit_(key2, node, visitor, path) {
      const ctrl = callVisitor(key2, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key2, path, ctrl);
        return visit_(key2, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = visit_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key2, node, visitor, path) {
      const ctrl = await callVisitor(key2, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key2, path, ctrl);
        return visitAsync_(key2, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key2, node, visitor, path) {
      if (typeof visitor === "function")
        return visitor(key2, node, path);
      if (identity.isMap(node))
        return visitor.Map?.(key2, node, path);
      if (identity.isSeq(node))
        return visitor.Seq?.(key2, node, path);
      if (identity.isPair(node))
        return visitor.Pair?.(key2, node, path);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key2, node, path);
      if (identity.isAlias(node))
        return visitor.Alias?.(key2, node, path);
      return void 0;
    }
    function replaceNode(key2, path, node) {
      const parent = path[path.length - 1];
      if (identity.isCollection(parent)) {
        parent.items[key2] = node;
      } else if (identity.isPair(parent)) {
        if (key2 === "key")
          parent.key = node;
        else
          parent.value = node;
      } else if (identity.isDocument(parent)) {
        parent.contents = node;
      } else {
        const pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports.visit = visit4;
    exports.visitAsync = visitAsync;
  }
});

// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "node_modules/yaml/dist/doc/directives.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit4 = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy2 = new _Directives(this.yaml, this.tags);
        copy2.docStart = this.docStart;
        return copy2;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix] = parts;
            this.tags[handle] = prefix;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version] = parts;
            if (version === "1.1" || version === "1.2") {
              this.yaml.version = version;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version);
              onError(6, `Unsupported YAML version ${version}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!") {
          onError(`Not a valid tag: ${source}`);
          return null;
        }
        if (source[1] === "<") {
          const verbatim = source.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
            return null;
          }
          if (source[source.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle === "!")
          return source;
        onError(`Could not resolve tag: ${source}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag3) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
          if (tag3.startsWith(prefix))
            return handle + escapeTagName(tag3.substring(prefix.length));
        }
        return tag3[0] === "!" ? tag3 : `!<${tag3}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags = {};
          visit4.visit(doc.contents, (_key, node) => {
            if (identity.isNode(node) && node.tag)
              tags[node.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix] of tagEntries) {
          if (handle === "!!" && prefix === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
            lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports.Directives = Directives;
  }
});

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "node_modules/yaml/dist/doc/anchors.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit4 = require_visit();
    function anchorIsValid(anchor2) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor2)) {
        const sa = JSON.stringify(anchor2);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root) {
      const anchors = /* @__PURE__ */ new Set();
      visit4.visit(root, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
          return name;
      }
    }
    function createNodeAnchors(doc, prefix) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor2 = findNewAnchor(prefix, prevAnchors);
          prevAnchors.add(anchor2);
          return anchor2;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source of aliasObjects) {
            const ref = sourceObjects.get(source);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source;
              throw error;
            }
          }
        },
        sourceObjects
      };
    }
    exports.anchorIsValid = anchorIsValid;
    exports.anchorNames = anchorNames;
    exports.createNodeAnchors = createNodeAnchors;
    exports.findNewAnchor = findNewAnchor;
  }
});

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports) {
    "use strict";
    function applyReviver(reviver, obj, key2, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key2, val);
    }
    exports.applyReviver = applyReviver;
  }
});

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "node_modules/yaml/dist/nodes/toJS.js"(exports) {
    "use strict";
    var identity = require_identity();
    function toJS(value2, arg, ctx) {
      if (Array.isArray(value2))
        return value2.map((v, i) => toJS(v, String(i), ctx));
      if (value2 && typeof value2.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value2))
          return value2.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value2, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value2.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value2 === "bigint" && !ctx?.keep)
        return Number(value2);
      return value2;
    }
    exports.toJS = toJS;
  }
});

// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "node_modules/yaml/dist/nodes/Node.js"(exports) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy2 = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy2.range = this.range.slice();
        return copy2;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports.NodeBase = NodeBase;
  }
});

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "node_modules/yaml/dist/nodes/Alias.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var visit4 = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit4.visit(doc, {
            Node: (_key, node) => {
              if (identity.isAlias(node) || identity.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found2 = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found2 = node;
        }
        if (found2 && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found2);
          if (!data) {
            toJS.toJS(found2, null, ctx);
            data = anchors2.get(found2);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found2, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found2;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor2 = anchors2 && source && anchors2.get(source);
        return anchor2 ? anchor2.count * anchor2.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count)
            count = c;
        }
        return count;
      } else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports.Alias = Alias;
  }
});

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value2) => !value2 || typeof value2 !== "function" && typeof value2 !== "object";
    var Scalar3 = class extends Node.NodeBase {
      constructor(value2) {
        super(identity.SCALAR);
        this.value = value2;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar3.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar3.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar3.PLAIN = "PLAIN";
    Scalar3.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar3.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports.Scalar = Scalar3;
    exports.isScalarValue = isScalarValue;
  }
});

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "node_modules/yaml/dist/doc/createNode.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar3 = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value2, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value2) && !t.format);
    }
    function createNode(value2, tagName, ctx) {
      if (identity.isDocument(value2))
        value2 = value2.contents;
      if (identity.isNode(value2))
        return value2;
      if (identity.isPair(value2)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value2);
        return map;
      }
      if (value2 instanceof String || value2 instanceof Number || value2 instanceof Boolean || typeof BigInt !== "undefined" && value2 instanceof BigInt) {
        value2 = value2.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value2 && typeof value2 === "object") {
        ref = sourceObjects.get(value2);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value2));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value2, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value2, tagName, schema.tags);
      if (!tagObj) {
        if (value2 && typeof value2.toJSON === "function") {
          value2 = value2.toJSON();
        }
        if (!value2 || typeof value2 !== "object") {
          const node2 = new Scalar3.Scalar(value2);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value2 instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value2) ? schema[identity.SEQ] : schema[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value2, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value2, ctx) : new Scalar3.Scalar(value2);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports.createNode = createNode;
  }
});

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema, path, value2) {
      let v = value2;
      for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema) {
        const copy2 = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
          copy2.schema = schema;
        copy2.items = copy2.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
          copy2.range = this.range.slice();
        return copy2;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path, value2) {
        if (isEmptyPath(path))
          this.add(value2);
        else {
          const [key2, ...rest] = path;
          const node = this.get(key2, true);
          if (identity.isCollection(node))
            node.addIn(rest, value2);
          else if (node === void 0 && this.schema)
            this.set(key2, collectionFromPath(this.schema, rest, value2));
          else
            throw new Error(`Expected YAML collection at ${key2}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        const [key2, ...rest] = path;
        if (rest.length === 0)
          return this.delete(key2);
        const node = this.get(key2, true);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key2}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        const [key2, ...rest] = path;
        const node = this.get(key2, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
          return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path) {
        const [key2, ...rest] = path;
        if (rest.length === 0)
          return this.has(key2);
        const node = this.get(key2, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value2) {
        const [key2, ...rest] = path;
        if (rest.length === 0) {
          this.set(key2, value2);
        } else {
          const node = this.get(key2, true);
          if (identity.isCollection(node))
            node.setIn(rest, value2);
          else if (node === void 0 && this.schema)
            this.set(key2, collectionFromPath(this.schema, rest, value2));
          else
            throw new Error(`Expected YAML collection at ${key2}. Remaining path: ${rest}`);
        }
      }
    };
    exports.Collection = Collection;
    exports.collectionFromPath = collectionFromPath;
    exports.isEmptyPath = isEmptyPath;
  }
});

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports.indentComment = indentComment;
    exports.lineComment = lineComment;
    exports.stringifyComment = stringifyComment;
  }
});

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text4, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text4;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text4.length <= endStep)
        return text4;
      const folds = [];
      const escapedFolds = {};
      let end2 = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end2 = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text4, i, indent.length);
        if (i !== -1)
          end2 = i + endStep;
      }
      for (let ch; ch = text4[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text4[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text4, i, indent.length);
          end2 = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text4[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end2) {
            if (split) {
              folds.push(split);
              end2 = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text4[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text4;
              folds.push(j);
              escapedFolds[j] = true;
              end2 = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text4;
      if (onFold)
        onFold();
      let res = text4.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold = folds[i2];
        const end3 = folds[i2 + 1] || text4.length;
        if (fold === 0)
          res = `
${indent}${text4.slice(0, end3)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold])
            res += `${text4[fold]}\\`;
          res += `
${indent}${text4.slice(fold + 1, end3)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text4, i, indent) {
      let end2 = i;
      let start2 = i + 1;
      let ch = text4[start2];
      while (ch === " " || ch === "	") {
        if (i < start2 + indent) {
          ch = text4[++i];
        } else {
          do {
            ch = text4[++i];
          } while (ch && ch !== "\n");
          end2 = i;
          start2 = i + 1;
          ch = text4[start2];
        }
      }
      return end2;
    }
    exports.FOLD_BLOCK = FOLD_BLOCK;
    exports.FOLD_FLOW = FOLD_FLOW;
    exports.FOLD_QUOTED = FOLD_QUOTED;
    exports.foldFlowLines = foldFlowLines;
  }
});

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
    "use strict";
    var Scalar3 = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start2 = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start2 > limit)
            return true;
          start2 = i + 1;
          if (strLen - start2 <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value2, ctx) {
      const json = JSON.stringify(value2);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value2) ? "  " : "");
      let str = "";
      let start2 = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
          str += json.slice(start2, i) + "\\ ";
          i += 1;
          start2 = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start2, i);
                const code = json.substr(i + 2, 4);
                switch (code) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code.substr(0, 2) === "00")
                      str += "\\x" + code.substr(2);
                    else
                      str += json.substr(i, 6);
                }
                i += 5;
                start2 = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json.slice(start2, i) + "\n\n";
                while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json[i + 2] === " ")
                  str += "\\";
                i += 1;
                start2 = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start2 ? str + json.slice(start2) : json;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value2, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value2.includes("\n") || /[ \t]\n|\n[ \t]/.test(value2))
        return doubleQuotedString(value2, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value2) ? "  " : "");
      const res = "'" + value2.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value2, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value2.includes('"');
        const hasSingle = value2.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value2, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value: value2 }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value2)) {
        return quotedString(value2, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value2) ? "  " : "");
      const literal4 = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar3.Scalar.BLOCK_FOLDED ? false : type === Scalar3.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value2, lineWidth, indent.length);
      if (!value2)
        return literal4 ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value2.length; endStart > 0; --endStart) {
        const ch = value2[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end2 = value2.substring(endStart);
      const endNlPos = end2.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value2 === end2 || endNlPos !== end2.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end2) {
        value2 = value2.slice(0, -end2.length);
        if (end2[end2.length - 1] === "\n")
          end2 = end2.slice(0, -1);
        end2 = end2.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value2.length; ++startEnd) {
        const ch = value2[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start2 = value2.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start2) {
        value2 = value2.substring(start2.length);
        start2 = start2.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal4) {
        const foldedValue = value2.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar3.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start2}${foldedValue}${end2}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      value2 = value2.replace(/\n+/g, `$&${indent}`);
      return `|${header}
${indent}${start2}${value2}${end2}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value: value2 } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value2.includes("\n") || inFlow && /[[\]{},]/.test(value2)) {
        return quotedString(value2, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value2)) {
        return implicitKey || inFlow || !value2.includes("\n") ? quotedString(value2, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar3.Scalar.PLAIN && value2.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value2)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value2, ctx);
        }
      }
      const str = value2.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test2 = (tag3) => tag3.default && tag3.tag !== "tag:yaml.org,2002:str" && tag3.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test2) || compat?.some(test2))
          return quotedString(value2, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar3.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar3.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar3.Scalar.BLOCK_FOLDED:
          case Scalar3.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar3.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar3.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar3.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports.stringifyString = stringifyString;
  }
});

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        const match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor2 = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      if (anchor2 && anchors.anchorIsValid(anchor2)) {
        anchors$1.add(anchor2);
        props.push(`&${anchor2}`);
      }
      const tag3 = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag3)
        props.push(doc.directives.tagString(tag3));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports.createStringifyContext = createStringifyContext;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar3 = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key: key2, value: value2 }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key2) && key2.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key2) || !identity.isNode(key2) && typeof key2 === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key2 || keyComment && value2 == null && !ctx.inFlow || identity.isCollection(key2) || (identity.isScalar(key2) ? key2.type === Scalar3.Scalar.BLOCK_FOLDED || key2.type === Scalar3.Scalar.BLOCK_LITERAL : typeof key2 === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key2, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value2 == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value2 == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value2)) {
        vsb = !!value2.spaceBefore;
        vcb = value2.commentBefore;
        valueComment = value2.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value2 && typeof value2 === "object")
          value2 = doc.createNode(value2);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value2))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value2) && !value2.flow && !value2.tag && !value2.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value2, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value2)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value2.flow ?? value2.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports.stringifyPair = stringifyPair;
  }
});

// node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = __require("process");
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports.debug = debug;
    exports.warn = warn;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar3 = require_Scalar();
    var MERGE_KEY = "<<";
    var merge = {
      identify: (value2) => value2 === MERGE_KEY || typeof value2 === "symbol" && value2.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar3.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key2) => (merge.identify(key2) || identity.isScalar(key2) && (!key2.type || key2.type === Scalar3.Scalar.PLAIN) && merge.identify(key2.value)) && ctx?.doc.schema.tags.some((tag3) => tag3.tag === merge.tag && tag3.default);
    function addMergeToJSMap(ctx, map, value2) {
      const source = resolveAliasValue(ctx, value2);
      if (identity.isSeq(source))
        for (const it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (const it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value2) {
      const source = resolveAliasValue(ctx, value2);
      if (!identity.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source.toJSON(null, ctx, Map);
      for (const [key2, value3] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key2))
            map.set(key2, value3);
        } else if (map instanceof Set) {
          map.add(key2);
        } else if (!Object.prototype.hasOwnProperty.call(map, key2)) {
          Object.defineProperty(map, key2, {
            value: value3,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value2) {
      return ctx && identity.isAlias(value2) ? value2.resolve(ctx.doc, ctx) : value2;
    }
    exports.addMergeToJSMap = addMergeToJSMap;
    exports.isMergeKey = isMergeKey;
    exports.merge = merge;
  }
});

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
    "use strict";
    var log = require_log();
    var merge = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key: key2, value: value2 }) {
      if (identity.isNode(key2) && key2.addToJSMap)
        key2.addToJSMap(ctx, map, value2);
      else if (merge.isMergeKey(ctx, key2))
        merge.addMergeToJSMap(ctx, map, value2);
      else {
        const jsKey = toJS.toJS(key2, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value2, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key2, jsKey, ctx);
          const jsValue = toJS.toJS(value2, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key2, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key2) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key2.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "node_modules/yaml/dist/nodes/Pair.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key2, value2, ctx) {
      const k = createNode.createNode(key2, void 0, ctx);
      const v = createNode.createNode(value2, void 0, ctx);
      return new Pair2(k, v);
    }
    var Pair2 = class _Pair {
      constructor(key2, value2 = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key2;
        this.value = value2;
      }
      clone(schema) {
        let { key: key2, value: value2 } = this;
        if (identity.isNode(key2))
          key2 = key2.clone(schema);
        if (identity.isNode(value2))
          value2 = value2.clone(schema);
        return new _Pair(key2, value2);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports.Pair = Pair2;
    exports.createPair = createPair;
  }
});

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line = lines[i];
          str += line ? `
${indent}${line}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum2, line) => sum2 + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start: start2, end: end2 } = flowChars;
      if (lines.length === 0) {
        return start2 + end2;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum2, line) => sum2 + line.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start2;
          for (const line of lines)
            str += line ? `
${indentStep}${indent}${line}` : "\n";
          return `${str}
${indent}${end2}`;
        } else {
          return `${start2}${fcPadding}${lines.join(" ")}${fcPadding}${end2}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports.stringifyCollection = stringifyCollection;
  }
});

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair2 = require_Pair();
    var Scalar3 = require_Scalar();
    function findPair(items, key2) {
      const k = identity.isScalar(key2) ? key2.value : key2;
      for (const it of items) {
        if (identity.isPair(it)) {
          if (it.key === key2 || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap2 = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key2, value2) => {
          if (typeof replacer === "function")
            value2 = replacer.call(obj, key2, value2);
          else if (Array.isArray(replacer) && !replacer.includes(key2))
            return;
          if (value2 !== void 0 || keepUndefined)
            map.items.push(Pair2.createPair(key2, value2, ctx));
        };
        if (obj instanceof Map) {
          for (const [key2, value2] of obj)
            add(key2, value2);
        } else if (obj && typeof obj === "object") {
          for (const key2 of Object.keys(obj))
            add(key2, obj[key2]);
        }
        if (typeof schema.sortMapEntries === "function") {
          map.items.sort(schema.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair2.Pair(pair, pair?.value);
        } else
          _pair = new Pair2.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar3.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key2) {
        const it = findPair(this.items, key2);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key2, keepScalar) {
        const it = findPair(this.items, key2);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key2) {
        return !!findPair(this.items, key2);
      }
      set(key2, value2) {
        this.add(new Pair2.Pair(key2, value2), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports.YAMLMap = YAMLMap2;
    exports.findPair = findPair;
  }
});

// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "node_modules/yaml/dist/schema/common/map.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLMap2 = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap2.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema, obj, ctx) => YAMLMap2.YAMLMap.from(schema, obj, ctx)
    };
    exports.map = map;
  }
});

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar3 = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq2 = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
      }
      add(value2) {
        this.items.push(value2);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key2) {
        const idx = asItemIndex(key2);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key2, keepScalar) {
        const idx = asItemIndex(key2);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key2) {
        const idx = asItemIndex(key2);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key2, value2) {
        const idx = asItemIndex(key2);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key2}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar3.isScalarValue(value2))
          prev.value = value2;
        else
          this.items[idx] = value2;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key2 = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key2, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key2) {
      let idx = identity.isScalar(key2) ? key2.value : key2;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports.YAMLSeq = YAMLSeq2;
  }
});

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "node_modules/yaml/dist/schema/common/seq.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq2 = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq2.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema, obj, ctx) => YAMLSeq2.YAMLSeq.from(schema, obj, ctx)
    };
    exports.seq = seq;
  }
});

// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "node_modules/yaml/dist/schema/common/string.js"(exports) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string2 = {
      identify: (value2) => typeof value2 === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports.string = string2;
  }
});

// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "node_modules/yaml/dist/schema/common/null.js"(exports) {
    "use strict";
    var Scalar3 = require_Scalar();
    var nullTag = {
      identify: (value2) => value2 == null,
      createNode: () => new Scalar3.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar3.Scalar(null),
      stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports.nullTag = nullTag;
  }
});

// node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "node_modules/yaml/dist/schema/core/bool.js"(exports) {
    "use strict";
    var Scalar3 = require_Scalar();
    var boolTag = {
      identify: (value2) => typeof value2 === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar3.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value: value2 }, ctx) {
        if (source && boolTag.test.test(source)) {
          const sv = source[0] === "t" || source[0] === "T";
          if (value2 === sv)
            return source;
        }
        return value2 ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports.boolTag = boolTag;
  }
});

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag: tag3, value: value2 }) {
      if (typeof value2 === "bigint")
        return String(value2);
      const num = typeof value2 === "number" ? value2 : Number(value2);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value2, -0) ? "-0" : JSON.stringify(value2);
      if (!format && minFractionDigits && (!tag3 || tag3 === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports.stringifyNumber = stringifyNumber;
  }
});

// node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "node_modules/yaml/dist/schema/core/float.js"(exports) {
    "use strict";
    var Scalar3 = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar3.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "node_modules/yaml/dist/schema/core/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value2) => typeof value2 === "bigint" || Number.isInteger(value2);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      const { value: value2 } = node;
      if (intIdentify(value2) && value2 >= 0)
        return prefix + value2.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value2) => intIdentify(value2) && value2 >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value2) => intIdentify(value2) && value2 >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string2 = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = [
      map.map,
      seq.seq,
      string2.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "node_modules/yaml/dist/schema/json/schema.js"(exports) {
    "use strict";
    var Scalar3 = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value2) {
      return typeof value2 === "bigint" || Number.isInteger(value2);
    }
    var stringifyJSON = ({ value: value2 }) => JSON.stringify(value2);
    var jsonScalars = [
      {
        identify: (value2) => typeof value2 === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value2) => value2 == null,
        createNode: () => new Scalar3.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value2) => typeof value2 === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value: value2 }) => intIdentify(value2) ? value2.toString() : JSON.stringify(value2)
      },
      {
        identify: (value2) => typeof value2 === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = __require("buffer");
    var Scalar3 = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary2 = {
      identify: (value2) => value2 instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value: value2 }, ctx, onComment, onChompKeep) {
        if (!value2)
          return "";
        const buf = value2;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar3.Scalar.BLOCK_LITERAL);
        if (type !== Scalar3.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar3.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports.binary = binary2;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair2 = require_Pair();
    var Scalar3 = require_Scalar();
    var YAMLSeq2 = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity.isPair(item))
            continue;
          else if (identity.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair2.Pair(new Scalar3.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity.isPair(item) ? item : new Pair2.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq2.YAMLSeq(schema);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key2, value2;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key2 = it[0];
              value2 = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key2 = keys[0];
              value2 = it[key2];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key2 = it;
          }
          pairs2.items.push(Pair2.createPair(key2, value2, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports.createPairs = createPairs;
    exports.pairs = pairs;
    exports.resolvePairs = resolvePairs;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap2 = require_YAMLMap();
    var YAMLSeq2 = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq2.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap2.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap2.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap2.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap2.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap2.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key2, value2;
          if (identity.isPair(pair)) {
            key2 = toJS.toJS(pair.key, "", ctx);
            value2 = toJS.toJS(pair.value, key2, ctx);
          } else {
            key2 = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key2))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key2, value2);
        }
        return map;
      }
      static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value2) => value2 instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key: key2 } of pairs$1.items) {
          if (identity.isScalar(key2)) {
            if (seenKeys.includes(key2.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key2.value}`);
            } else {
              seenKeys.push(key2.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
    "use strict";
    var Scalar3 = require_Scalar();
    function boolStringify({ value: value2, source }, ctx) {
      const boolObj = value2 ? trueTag : falseTag;
      if (source && boolObj.test.test(source))
        return source;
      return value2 ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value2) => value2 === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar3.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value2) => value2 === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar3.Scalar(false),
      stringify: boolStringify
    };
    exports.falseTag = falseTag;
    exports.trueTag = trueTag;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
    "use strict";
    var Scalar3 = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar3.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value2) => typeof value2 === "bigint" || Number.isInteger(value2);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      const { value: value2 } = node;
      if (intIdentify(value2)) {
        const str = value2.toString(radix);
        return value2 < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intBin = intBin;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair2 = require_Pair();
    var YAMLMap2 = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap2.YAMLMap {
      constructor(schema) {
        super(schema);
        this.tag = _YAMLSet.tag;
      }
      add(key2) {
        let pair;
        if (identity.isPair(key2))
          pair = key2;
        else if (key2 && typeof key2 === "object" && "key" in key2 && "value" in key2 && key2.value === null)
          pair = new Pair2.Pair(key2.key, null);
        else
          pair = new Pair2.Pair(key2, null);
        const prev = YAMLMap2.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key2, keepPair) {
        const pair = YAMLMap2.findPair(this.items, key2);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key2, value2) {
        if (typeof value2 !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value2}`);
        const prev = YAMLMap2.findPair(this.items, key2);
        if (prev && !value2) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value2) {
          this.items.push(new Pair2.Pair(key2));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value2 of iterable) {
            if (typeof replacer === "function")
              value2 = replacer.call(iterable, value2, value2);
            set2.items.push(Pair2.createPair(value2, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value2) => value2 instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports.YAMLSet = YAMLSet;
    exports.set = set;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value: value2 } = node;
      let num = (n) => n;
      if (typeof value2 === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value2) || !isFinite(value2))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      if (value2 < 0) {
        sign = "-";
        value2 *= num(-1);
      }
      const _60 = num(60);
      const parts = [value2 % _60];
      if (value2 < 60) {
        parts.unshift(0);
      } else {
        value2 = (value2 - parts[0]) / _60;
        parts.unshift(value2 % _60);
        if (value2 >= 60) {
          value2 = (value2 - parts[0]) / _60;
          parts.unshift(value2);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value2) => typeof value2 === "bigint" || Number.isInteger(value2),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value2) => typeof value2 === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp2 = {
      identify: (value2) => value2 instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp2.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value: value2 }) => value2?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports.floatTime = floatTime;
    exports.intTime = intTime;
    exports.timestamp = timestamp2;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string2 = require_string();
    var binary2 = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp2 = require_timestamp();
    var schema = [
      map.map,
      seq.seq,
      string2.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary2.binary,
      merge.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp2.intTime,
      timestamp2.floatTime,
      timestamp2.timestamp
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string2 = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = require_schema();
    var schema$1 = require_schema2();
    var binary2 = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp2 = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema.schema],
      ["failsafe", [map.map, seq.seq, string2.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary2.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp2.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp2.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp2.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary2.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp2.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key2) => key2 !== "yaml11").map((key2) => JSON.stringify(key2)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag3 of customTags)
          tags = tags.concat(tag3);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge.merge);
      return tags.reduce((tags2, tag3) => {
        const tagObj = typeof tag3 === "string" ? tagsByName[tag3] : tag3;
        if (!tagObj) {
          const tagName = JSON.stringify(tag3);
          const keys = Object.keys(tagsByName).map((key2) => JSON.stringify(key2)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports.coreKnownTags = coreKnownTags;
    exports.getTags = getTags;
  }
});

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string2 = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema === "string" && schema || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string2.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy2 = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy2.tags = this.tags.slice();
        return copy2;
      }
    };
    exports.Schema = Schema;
  }
});

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options) {
      const lines = [];
      let hasDirectives = options.directives === true;
      if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports.stringifyDocument = stringifyDocument;
  }
});

// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "node_modules/yaml/dist/doc/Document.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair2 = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value2, replacer, options) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
          this.directives = options._directives.atDocument();
          if (this.directives.yaml.explicit)
            version = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        this.contents = value2 === void 0 ? null : this.createNode(value2, _replacer, options);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy2 = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy2.commentBefore = this.commentBefore;
        copy2.comment = this.comment;
        copy2.errors = this.errors.slice();
        copy2.warnings = this.warnings.slice();
        copy2.options = Object.assign({}, this.options);
        if (this.directives)
          copy2.directives = this.directives.clone();
        copy2.schema = this.schema.clone();
        copy2.contents = identity.isNode(this.contents) ? this.contents.clone(copy2.schema) : this.contents;
        if (this.range)
          copy2.range = this.range.slice();
        return copy2;
      }
      /** Adds a value to the document. */
      add(value2) {
        if (assertCollection(this.contents))
          this.contents.add(value2);
      }
      /** Adds a value to the document. */
      addIn(path, value2) {
        if (assertCollection(this.contents))
          this.contents.addIn(path, value2);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value2, replacer, options) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value2 = replacer.call({ "": value2 }, "", value2);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag: tag3 } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node = createNode.createNode(value2, tag3, ctx);
        if (flow && identity.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key2, value2, options = {}) {
        const k = this.createNode(key2, null, options);
        const v = this.createNode(value2, null, options);
        return new Pair2.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key2) {
        return assertCollection(this.contents) ? this.contents.delete(key2) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key2, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key2, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key2) {
        return identity.isCollection(this.contents) ? this.contents.has(key2) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path) {
        if (Collection.isEmptyPath(path))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key2, value2) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key2], value2);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key2, value2);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value2) {
        if (Collection.isEmptyPath(path)) {
          this.contents = value2;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value2);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path, value2);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version, options = {}) {
        if (typeof version === "number")
          version = String(version);
        let opt;
        switch (version) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version;
            else
              this.directives = new directives.Directives({ version });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options.schema instanceof Object)
          this.schema = options.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
          const s = JSON.stringify(options.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "node_modules/yaml/dist/errors.js"(exports) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLParseError", pos, code, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLWarning", pos, code, message);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error.linePos[0];
      error.message += ` at line ${line}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "\u2026" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "\u2026";
      if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "\u2026\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end2 = error.linePos[1];
        if (end2?.line === line && end2.col > col) {
          count = Math.max(1, Math.min(end2.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports.YAMLError = YAMLError;
    exports.YAMLParseError = YAMLParseError;
    exports.YAMLWarning = YAMLWarning;
    exports.prettifyError = prettifyError;
  }
});

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor2 = null;
      let tag3 = null;
      let newlineAfterProp = null;
      let comma = null;
      let found2 = null;
      let start2 = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token.source;
              else if (!found2 || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor2 || tag3)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor2)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor2 = token;
            start2 ?? (start2 = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag3)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag3 = token;
            start2 ?? (start2 = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor2 || tag3)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found2)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found2 = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end2 = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found: found2,
        spaceBefore,
        comment,
        hasNewline,
        anchor: anchor2,
        tag: tag3,
        newlineAfterProp,
        end: end2,
        start: start2 ?? end2
      };
    }
    exports.resolveProps = resolveProps;
  }
});

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
    "use strict";
    function containsNewline(key2) {
      if (!key2)
        return null;
      switch (key2.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key2.source.includes("\n"))
            return true;
          if (key2.end) {
            for (const st of key2.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key2.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports.containsNewline = containsNewline;
  }
});

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end2 = fc.end[0];
        if (end2.indent === indent && (end2.source === "]" || end2.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end2, "BAD_INDENT", msg, true);
        }
      }
    }
    exports.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search2) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual2 = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual2(pair.key, search2));
    }
    exports.mapIncludes = mapIncludes;
  }
});

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
    "use strict";
    var Pair2 = require_Pair();
    var YAMLMap2 = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag3) {
      const NodeClass = tag3?.nodeClass ?? YAMLMap2.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start: start2, key: key2, sep, value: value2 } = collItem;
        const keyProps = resolveProps.resolveProps(start2, {
          indicator: "explicit-key-ind",
          next: key2 ?? sep?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key2) {
            if (key2.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key2 && key2.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key2)) {
            onError(key2 ?? start2[start2.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key2 ? composeNode(ctx, key2, keyProps, onError) : composeEmptyNode(ctx, keyStart, start2, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key2, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep ?? [], {
          indicator: "map-value-ind",
          next: value2,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key2 || key2.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value2?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value2 ? composeNode(ctx, value2, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value2, onError);
          offset = valueNode.range[2];
          const pair = new Pair2.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair2.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
    "use strict";
    var YAMLSeq2 = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag3) {
      const NodeClass = tag3?.nodeClass ?? YAMLSeq2.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start: start2, value: value2 } of bs.items) {
        const props = resolveProps.resolveProps(start2, {
          indicator: "seq-item-ind",
          next: value2,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value2) {
            if (value2?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value2 ? composeNode(ctx, value2, props, onError) : composeEmptyNode(ctx, props.end, start2, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value2, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports) {
    "use strict";
    function resolveEnd(end2, offset, reqSpace, onError) {
      let comment = "";
      if (end2) {
        let hasSpace = false;
        let sep = "";
        for (const token of end2) {
          const { source, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep + cb;
              sep = "";
              break;
            }
            case "newline":
              if (comment)
                sep += source;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports.resolveEnd = resolveEnd;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair2 = require_Pair();
    var YAMLMap2 = require_YAMLMap();
    var YAMLSeq2 = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag3) {
      const isMap4 = fc.start.source === "{";
      const fcName = isMap4 ? "flow map" : "flow sequence";
      const NodeClass = tag3?.nodeClass ?? (isMap4 ? YAMLMap2.YAMLMap : YAMLSeq2.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start: start2, key: key2, sep, value: value2 } = collItem;
        const props = resolveProps.resolveProps(start2, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key2 ?? sep?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep && !value2) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap4 && ctx.options.strict && utilContainsNewline.containsNewline(key2))
            onError(
              key2,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start2) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap4 && !sep && !props.found) {
          const valueNode = value2 ? composeNode(ctx, value2, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value2))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key2 ? composeNode(ctx, key2, props, onError) : composeEmptyNode(ctx, keyStart, start2, null, props, onError);
          if (isBlock(key2))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value2,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap4 && !props.found && ctx.options.strict) {
              if (sep)
                for (const st of sep) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value2) {
            if ("source" in value2 && value2.source?.[0] === ":")
              onError(value2, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value2 ? composeNode(ctx, value2, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value2))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair2.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap4) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap2.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap4 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end2 = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end2.comment) {
          if (coll.comment)
            coll.comment += "\n" + end2.comment;
          else
            coll.comment = end2.comment;
        }
        coll.range = [fc.offset, cePos, end2.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar3 = require_Scalar();
    var YAMLMap2 = require_YAMLMap();
    var YAMLSeq2 = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag3) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag3) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag3) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag3);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor: anchor2, newlineAfterProp: nl } = props;
        const lastProp = anchor2 && tagToken ? anchor2.offset > tagToken.offset ? anchor2 : tagToken : anchor2 ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap2.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq2.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag3 = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag3) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag3 = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag3);
      const res = tag3.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity.isNode(res) ? res : new Scalar3.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag3?.format)
        node.format = tag3.format;
      return node;
    }
    exports.composeCollection = composeCollection;
  }
});

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
    "use strict";
    var Scalar3 = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start2 = scalar.offset;
      const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start2, start2, start2] };
      const type = header.mode === ">" ? Scalar3.Scalar.BLOCK_FOLDED : Scalar3.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value3 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end3 = start2 + header.length;
        if (scalar.source)
          end3 += scalar.source.length;
        return { value: value3, type, comment: header.comment, range: [start2, end3, end3] };
      }
      let trimIndent = scalar.indent + header.indent;
      let offset = scalar.offset + header.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value2 = "";
      let sep = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value2 += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar3.Scalar.BLOCK_LITERAL) {
          value2 += sep + indent.slice(trimIndent) + content;
          sep = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep === " ")
            sep = "\n";
          else if (!prevMoreIndented && sep === "\n")
            sep = "\n\n";
          value2 += sep + indent.slice(trimIndent) + content;
          sep = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep === "\n")
            value2 += "\n";
          else
            sep = "\n";
        } else {
          value2 += sep + content;
          sep = " ";
          prevMoreIndented = false;
        }
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value2 += "\n" + lines[i][0].slice(trimIndent);
          if (value2[value2.length - 1] !== "\n")
            value2 += "\n";
          break;
        default:
          value2 += "\n";
      }
      const end2 = start2 + header.length + scalar.source.length;
      return { value: value2, type, comment: header.comment, range: [start2, end2, end2] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source } = props[0];
      const mode = source[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = false;
      let comment = "";
      let length = source.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message);
            }
            length += token.source.length;
            comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      const split = source.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
    "use strict";
    var Scalar3 = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source, end: end2 } = scalar;
      let _type;
      let value2;
      const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
      switch (type) {
        case "scalar":
          _type = Scalar3.Scalar.PLAIN;
          value2 = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar3.Scalar.QUOTE_SINGLE;
          value2 = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar3.Scalar.QUOTE_DOUBLE;
          value2 = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end2, valueEnd, strict, onError);
      return {
        value: value2,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source);
    }
    function singleQuotedValue(source, onError) {
      if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source) {
      const line = /(.*?)\r?\n/sy;
      let match = line.exec(source);
      if (!match)
        return source;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep = " ";
      let pos = line.lastIndex;
      while (match = line.exec(source)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep === "\n")
            res += sep;
          else
            sep = "\n";
        } else {
          res += sep + lm;
          sep = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === "\r" && source[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold, offset } = foldNewline(source, i);
          res += fold;
          i = offset;
        } else if (ch === "\\") {
          let next = source[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "\r" && source[i + 1] === "\n") {
            next = source[++i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source, i + 1, length, onError);
            i += length;
          } else {
            const raw = source.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source[i + 1];
          while (next === " " || next === "	")
            next = source[++i + 1];
          if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
            res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source, offset) {
      let fold = "";
      let ch = source[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold += "\n";
        offset += 1;
        ch = source[offset + 1];
      }
      if (!fold)
        fold = " ";
      return { fold, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "\x85",
      // Unicode next line
      _: "\xA0",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      const cc = source.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code);
      } catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar3 = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value: value2, type, comment, range: range2 } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag3;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag3 = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag3 = findScalarTagByName(ctx.schema, value2, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag3 = findScalarTagByTest(ctx, value2, token, onError);
      else
        tag3 = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag3.resolve(value2, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar3.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar3.Scalar(value2);
      }
      scalar.range = range2;
      scalar.source = value2;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag3.format)
        scalar.format = tag3.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema, value2, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      const matchWithTest = [];
      for (const tag3 of schema.tags) {
        if (!tag3.collection && tag3.tag === tagName) {
          if (tag3.default && tag3.test)
            matchWithTest.push(tag3);
          else
            return tag3;
        }
      }
      for (const tag3 of matchWithTest)
        if (tag3.test?.test(value2))
          return tag3;
      const kt = schema.knownTags[tagName];
      if (kt && !kt.collection) {
        schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema }, value2, token, onError) {
      const tag3 = schema.tags.find((tag4) => (tag4.default === true || atKey && tag4.default === "key") && tag4.test?.test(value2)) || schema[identity.SCALAR];
      if (schema.compat) {
        const compat = schema.compat.find((tag4) => tag4.default && tag4.test?.test(value2)) ?? schema[identity.SCALAR];
        if (tag3.tag !== compat.tag) {
          const ts = directives.tagString(tag3.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag3;
    }
    exports.composeScalar = composeScalar;
  }
});

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "node_modules/yaml/dist/compose/compose-node.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor: anchor2, tag: tag3 } = props;
      let node;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError);
          if (anchor2 || tag3)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag3, onError);
          if (anchor2)
            node.anchor = anchor2.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor2)
              node.anchor = anchor2.source.substring(1);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor2 && node.anchor === "")
        onError(anchor2, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag3 ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        if (token.type === "scalar" && token.source === "")
          node.comment = comment;
        else
          node.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor: anchor2, tag: tag3, end: end2 }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token, tag3, onError);
      if (anchor2) {
        node.anchor = anchor2.source.substring(1);
        if (node.anchor === "")
          onError(anchor2, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        node.comment = comment;
        node.range[2] = end2;
      }
      return node;
    }
    function composeAlias({ options }, { offset, source, end: end2 }, onError) {
      const alias2 = new Alias.Alias(source.substring(1));
      if (alias2.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias2.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end2, valueEnd, options.strict, onError);
      alias2.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias2.comment = re.comment;
      return alias2;
    }
    exports.composeEmptyNode = composeEmptyNode;
    exports.composeNode = composeNode;
  }
});

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options, directives, { offset, start: start2, value: value2, end: end2 }, onError) {
      const opts = Object.assign({ _directives: directives }, options);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start2, {
        indicator: "doc-start",
        next: value2 ?? end2?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value2 && (value2.type === "block-map" || value2.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value2 ? composeNode.composeNode(ctx, value2, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start2, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end2, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports.composeDoc = composeDoc;
  }
});

// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source } = src;
      return [offset, offset + (typeof source === "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer = class {
      constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
          const pos = getErrorPos(source);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        this.directives = new directives.Directives({ version: options.version || "1.2" });
        this.options = options;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message, warning) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end2 = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end2.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end2.comment}` : end2.comment;
            }
            this.doc.range[2] = end2.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports.Composer = Composer;
  }
});

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = true, onError) {
      if (token) {
        const _onError = (pos, code, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value2, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source = stringifyString.stringifyString({ type, value: value2 }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end2 = context.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          const he = source.indexOf("\n");
          const head = source.substring(0, he);
          const body = source.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end2))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end: end2 };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end: end2 };
        default:
          return { type: "scalar", offset, indent, source, end: end2 };
      }
    }
    function setScalarValue(token, value2, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header = token.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source = stringifyString.stringifyString({ type, value: value2 }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source);
          break;
        case '"':
          setFlowScalarValue(token, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source, "scalar");
      }
    }
    function setBlockScalarValue(token, source) {
      const he = source.indexOf("\n");
      const head = source.substring(0, he);
      const body = source.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header = token.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key2 of Object.keys(token))
          if (key2 !== "type" && key2 !== "offset")
            delete token[key2];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end2) {
      if (end2)
        for (const st of end2)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source;
          break;
        case "block-scalar": {
          const end2 = token.props.slice(1);
          let oa = source.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end2)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source, end: end2 });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source.length;
          const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source, end: [nl] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end2 = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key2 of Object.keys(token))
            if (key2 !== "type" && key2 !== "offset")
              delete token[key2];
          Object.assign(token, { type, indent, source, end: end2 });
        }
      }
    }
    exports.createScalarToken = createScalarToken;
    exports.resolveAsScalar = resolveAsScalar;
    exports.setScalarValue = setScalarValue;
  }
});

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item of token.items)
            res += stringifyItem(item);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start: start2, key: key2, sep, value: value2 }) {
      let res = "";
      for (const st of start2)
        res += st.source;
      if (key2)
        res += stringifyToken(key2);
      if (sep)
        for (const st of sep)
          res += st.source;
      if (value2)
        res += stringifyToken(value2);
      return res;
    }
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit4(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit4.BREAK = BREAK;
    visit4.SKIP = SKIP;
    visit4.REMOVE = REMOVE;
    visit4.itemAtPath = (cst, path) => {
      let item = cst;
      for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit4.parentCollection = (cst, path) => {
      const parent = visit4.itemAtPath(cst, path.slice(0, -1));
      const field = path[path.length - 1][0];
      const coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path, item, visitor) {
      let ctrl = visitor(item, path);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field of ["key", "value"]) {
        const token = item[field];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field === "key")
            ctrl = ctrl(item, path);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
    }
    exports.visit = visit4;
  }
});

// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "node_modules/yaml/dist/parse/cst.js"(exports) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token) => !!token && "items" in token;
    var isScalar3 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports.createScalarToken = cstScalar.createScalarToken;
    exports.resolveAsScalar = cstScalar.resolveAsScalar;
    exports.setScalarValue = cstScalar.setScalarValue;
    exports.stringify = cstStringify.stringify;
    exports.visit = cstVisit.visit;
    exports.BOM = BOM;
    exports.DOCUMENT = DOCUMENT;
    exports.FLOW_END = FLOW_END;
    exports.SCALAR = SCALAR;
    exports.isCollection = isCollection;
    exports.isScalar = isScalar3;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType;
  }
});

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "node_modules/yaml/dist/parse/lexer.js"(exports) {
    "use strict";
    var cst = require_cst();
    function isEmpty3(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source, incomplete = false) {
        if (source) {
          if (typeof source !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty3(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end2 = this.lineEndPos;
        if (typeof end2 !== "number" || end2 !== -1 && end2 < this.pos) {
          end2 = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end2;
        }
        if (end2 === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end2 - 1] === "\r")
          end2 -= 1;
        return this.buffer.substring(this.pos, end2);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM) {
          yield* this.pushCount(1);
          line = line.substring(1);
        }
        if (line[0] === "%") {
          let dirEnd = line.length;
          let cs = line.indexOf("#");
          while (cs !== -1) {
            const ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty3(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty3(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty3(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty3(line[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty3(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote2 = this.charAt(0);
        let end2 = this.buffer.indexOf(quote2, this.pos + 1);
        if (quote2 === "'") {
          while (end2 !== -1 && this.buffer[end2 + 1] === "'")
            end2 = this.buffer.indexOf("'", end2 + 2);
        } else {
          while (end2 !== -1) {
            let n = 0;
            while (this.buffer[end2 - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end2 = this.buffer.indexOf('"', end2 + 1);
          }
        }
        const qb = this.buffer.substring(0, end2);
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end2 = nl - (qb[nl - 1] === "\r" ? 2 : 1);
          }
        }
        if (end2 === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end2 = this.buffer.length;
        }
        yield* this.pushToIndex(end2 + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty3(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end2 = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty3(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end2 = i;
          } else if (isEmpty3(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end2 = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end2 = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end2 + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty3(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty3(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test2) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test2(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports.Lexer = Lexer;
  }
});

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "node_modules/yaml/dist/parse/line-counter.js"(exports) {
    "use strict";
    var LineCounter2 = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start2 = this.lineStarts[low - 1];
          return { line: low, col: offset - start2 + 1 };
        };
      }
    };
    exports.LineCounter = LineCounter2;
  }
});

// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list2, type) {
      for (let i = 0; i < list2.length; ++i)
        if (list2[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list2) {
      for (let i = 0; i < list2.length; ++i) {
        switch (list2[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
      else
        for (let i = 0; i < source.length; ++i)
          target.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser2 = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source.length;
          return;
        }
        const type = cst.tokenType(source);
        if (!type) {
          const message = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source });
          this.offset += source.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source.length);
              break;
            case "space":
              if (this.atNewLine && source[0] === " ")
                this.indent += source.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token = error ?? this.stack.pop();
        if (!token) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top ? top.indent : 0;
          } else if (token.type === "flow-collection" && top.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start2 = getFirstKeyStartProps(prev);
          let sep;
          if (scalar.end) {
            sep = scalar.end;
            sep.push(this.sourceToken);
            delete scalar.end;
          } else
            sep = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start: start2, key: scalar, sep }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end2 = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end2) ? end2[end2.length - 1] : void 0;
              if (last?.type === "comment")
                end2?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end2 = prev?.value?.end;
                if (Array.isArray(end2)) {
                  arrayPushArray(end2, it.start);
                  end2.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start2 = [];
          if (atNextItem && it.sep && !it.value) {
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start2 = it.sep.splice(nl[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start2.push(this.sourceToken);
                map.items.push({ start: start2 });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start2.push(this.sourceToken);
                map.items.push({ start: start2, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start3 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start3, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start3 = getFirstKeyStartProps(it.start);
                  const key2 = it.key;
                  const sep = it.sep;
                  sep.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start3, key: key2, sep }]
                  });
                } else if (start2.length > 0) {
                  it.sep = it.sep.concat(start2, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start: start2, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start: start2, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start: start2 });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end2 = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end2) ? end2[end2.length - 1] : void 0;
              if (last?.type === "comment")
                end2?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end2 = prev?.value?.end;
                if (Array.isArray(end2)) {
                  arrayPushArray(end2, it.start);
                  end2.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start2 = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep = fc.end.splice(1, fc.end.length);
            sep.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start: start2, key: fc, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start2 = getFirstKeyStartProps(prev);
            start2.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: start2, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start2 = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: start2, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start2, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start2.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports.Parser = Parser2;
  }
});

// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options) {
      const prettyErrors = options.prettyErrors !== false;
      const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments2(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      const docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument3(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      }
      return doc;
    }
    function parse(src, reviver, options) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options === void 0 && reviver && typeof reviver === "object") {
        options = reviver;
      }
      const doc = parseDocument3(src, options);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options));
    }
    function stringify(value2, replacer, options) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options === void 0 && replacer) {
        options = replacer;
      }
      if (typeof options === "string")
        options = options.length;
      if (typeof options === "number") {
        const indent = Math.round(options);
        options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value2 === void 0) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value2) && !_replacer)
        return value2.toString(options);
      return new Document.Document(value2, _replacer, options).toString(options);
    }
    exports.parse = parse;
    exports.parseAllDocuments = parseAllDocuments2;
    exports.parseDocument = parseDocument3;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "node_modules/yaml/dist/index.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair2 = require_Pair();
    var Scalar3 = require_Scalar();
    var YAMLMap2 = require_YAMLMap();
    var YAMLSeq2 = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit4 = require_visit();
    exports.Composer = composer.Composer;
    exports.Document = Document.Document;
    exports.Schema = Schema.Schema;
    exports.YAMLError = errors.YAMLError;
    exports.YAMLParseError = errors.YAMLParseError;
    exports.YAMLWarning = errors.YAMLWarning;
    exports.Alias = Alias.Alias;
    exports.isAlias = identity.isAlias;
    exports.isCollection = identity.isCollection;
    exports.isDocument = identity.isDocument;
    exports.isMap = identity.isMap;
    exports.isNode = identity.isNode;
    exports.isPair = identity.isPair;
    exports.isScalar = identity.isScalar;
    exports.isSeq = identity.isSeq;
    exports.Pair = Pair2.Pair;
    exports.Scalar = Scalar3.Scalar;
    exports.YAMLMap = YAMLMap2.YAMLMap;
    exports.YAMLSeq = YAMLSeq2.YAMLSeq;
    exports.CST = cst;
    exports.Lexer = lexer.Lexer;
    exports.LineCounter = lineCounter.LineCounter;
    exports.Parser = parser.Parser;
    exports.parse = publicApi.parse;
    exports.parseAllDocuments = publicApi.parseAllDocuments;
    exports.parseDocument = publicApi.parseDocument;
    exports.stringify = publicApi.stringify;
    exports.visit = visit4.visit;
    exports.visitAsync = visit4.visitAsync;
  }
});

// src/promotion/pins.ts
function pinsOf(fleet, app2, environment) {
  return fleet.pins.filter((pin) => pin.app === app2 && pin.environment === environment);
}
function versionsIn(fleet, app2, environment) {
  return [...new Set(pinsOf(fleet, app2, environment).map((pin) => pin.version))];
}
function pinnedVersions(fleet, app2) {
  return [...new Set(fleet.pins.filter((pin) => pin.app === app2).map((pin) => pin.version))];
}
function sameVersion(left, right) {
  if (left === right) return true;
  const [[tag3 = "", digest], [otherTag = "", otherDigest]] = [left.split("@"), right.split("@")];
  const same = withoutPrefix(tag3) === withoutPrefix(otherTag);
  return same && (digest === void 0 || otherDigest === void 0 || digest === otherDigest);
}
function pinHas(pin, version) {
  const [tag3 = "", digest] = version.startsWith("sha256:") ? [pin.version, version] : version.split("@");
  return sameVersion(pin.version, tag3) && (digest === void 0 || pin.digest === digest);
}
function withoutPrefix(version) {
  return version.replace(/^v(?=\d)/, "");
}
function sharedWith(fleet, pin) {
  const others = fleet.pins.filter(
    (other) => other.file === pin.file && other.document === pin.document && other.path === pin.path && (other.environment !== pin.environment || other.app !== pin.app)
  );
  return [
    ...new Set(others.map((other) => other.environment === pin.environment ? other.app : other.environment))
  ];
}
function movesOnly(before, after2, { app: app2, environment, version }) {
  const moved = pinsOf(after2, app2, environment);
  const isGoal = (pin) => pin.app === app2 && pin.environment === environment;
  const [left, right] = [before, after2].map(
    ({ pins }) => pins.filter((pin) => !isGoal(pin)).flatMap(versionFact)
  );
  const same = JSON.stringify([...new Set(left)].sort()) === JSON.stringify([...new Set(right)].sort());
  return same && moved.length > 0 && moved.every((pin) => pinHas(pin, version));
}
function versionFact({ app: app2, environment, cluster, version, digest }) {
  return JSON.stringify([app2, environment, cluster, version, digest]);
}

// src/promotion/rendered.ts
var Masked = class {
  fingerprint;
  constructor(fingerprint) {
    this.fingerprint = fingerprint;
  }
};

// src/report/objects/json.ts
function diffJson(diff) {
  const environments = diff.environments.map(({ name, objects }) => ({
    name,
    objects: objects.map(objectJson)
  }));
  return { environments, hidden: { ...diff.hidden } };
}
function objectJson(object) {
  const { change, apiVersion, kind, namespace: namespace2, name, clusters, renamedFrom, references, fields } = object;
  return {
    change,
    apiVersion,
    kind,
    ...namespace2 === void 0 ? {} : { namespace: namespace2 },
    name,
    ...clusters === void 0 ? {} : { clusters },
    ...renamedFrom === void 0 ? {} : { renamedFrom: { ...renamedFrom } },
    ...references === void 0 ? {} : { references },
    fields: fields.map(fieldJson)
  };
}
function fieldJson({ kind, path, before, after: after2, origin }) {
  const masked = [...maskedPaths(before, "/before"), ...maskedPaths(after2, "/after")];
  return {
    path,
    ...before === void 0 ? {} : { before: toJson(before) },
    ...after2 === void 0 ? {} : { after: toJson(after2) },
    ...kind === "order" ? { order: true } : {},
    ...masked.length === 0 ? {} : { masked },
    ...origin === void 0 ? {} : { origin: { ...origin } }
  };
}
function maskedPaths(value2, path) {
  if (value2 === void 0) return [];
  if (value2 instanceof Masked) return [path];
  if (Array.isArray(value2)) return value2.flatMap((element, at3) => maskedPaths(element, `${path}/${at3}`));
  if (!(value2 instanceof Map)) return [];
  return [...value2].flatMap(
    ([key2, field]) => maskedPaths(field, `${path}/${key2.replaceAll("~", "~0").replaceAll("/", "~1")}`)
  );
}
function toJson(value2) {
  if (value2 instanceof Masked) return `(masked ${value2.fingerprint})`;
  if (value2 instanceof Map) return Object.fromEntries([...value2].map(([key2, field]) => [key2, toJson(field)]));
  if (Array.isArray(value2)) return value2.map(toJson);
  if (typeof value2 === "bigint") return String(value2);
  if (typeof value2 === "number") return Number.isFinite(value2) ? value2 : String(value2);
  return value2;
}

// src/kustomize/files.ts
function joinPath(from, path) {
  const segments = [];
  for (const segment of `${path.startsWith("/") ? "" : `${from}/`}${path}`.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return `/${segments.join("/")}`;
}
function cleanRelative(path) {
  const segments = [];
  for (const segment of path.split("/")) {
    if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
function isWithin(path, folder) {
  return path === folder || folder === "/" || path.startsWith(`${folder}/`);
}
function relativePath(base, path) {
  const from = base.split("/").filter((segment) => segment !== "");
  const to = path.split("/").filter((segment) => segment !== "");
  let common4 = 0;
  while (common4 < from.length && common4 < to.length && from[common4] === to[common4]) common4++;
  return [...from.slice(common4).map(() => ".."), ...to.slice(common4)].join("/") || ".";
}
function baseName(path) {
  const trimmed = path.replace(/\/+$/, "");
  if (trimmed === "") return path === "" ? "." : "/";
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

// src/lib/path.ts
function resolvePath(folder, reference2) {
  const steps = [];
  for (const step3 of `${folder}/${reference2}`.split("/")) {
    if (step3 === "" || step3 === ".") continue;
    if (step3 !== "..") steps.push(step3);
    else if (steps.pop() === void 0) return void 0;
  }
  return steps.join("/");
}
function folderOf(path) {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}
function nameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}
function isInside(path, folder) {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

// src/flux/substitution/bytes.ts
var ascii = /^[\0-\x7f]*$/;
function toBytes(text4) {
  if (ascii.test(text4)) return text4;
  return binary(new TextEncoder().encode(text4));
}
function binary(bytes) {
  let result = "";
  for (let at3 = 0; at3 < bytes.length; at3 += 8192)
    result += String.fromCharCode(...bytes.subarray(at3, at3 + 8192));
  return result;
}
function fromBytes(bytes) {
  if (ascii.test(bytes)) return bytes;
  try {
    return decode(bytes, true);
  } catch {
    return void 0;
  }
}
function lossyText(bytes) {
  return ascii.test(bytes) ? bytes : decode(bytes, false);
}
function decode(bytes, fatal) {
  const codes = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal, ignoreBOM: true }).decode(codes);
}
function widthAt(bytes, at3) {
  const first = bytes.charCodeAt(at3);
  const width = first < 194 ? 1 : first < 224 ? 2 : first < 240 ? 3 : first < 245 ? 4 : 1;
  return fromBytes(bytes.slice(at3, at3 + width)) === void 0 ? 1 : width;
}

// src/flux/substitution/pattern.ts
var no = { kind: "no" };
var bad = { kind: "bad" };
function matchPattern(pattern, text4) {
  let rest = text4;
  for (let remaining = pattern; remaining !== ""; ) {
    const { star, chunk, after: after2 } = nextChunk(remaining);
    if (star && chunk === "") return "yes";
    const found2 = matchFrom(chunk, rest, star, after2 === "");
    if (found2.kind !== "rest") return found2.kind;
    rest = found2.rest;
    remaining = after2;
  }
  return rest === "" ? "yes" : "no";
}
function nextChunk(pattern) {
  const stripped = pattern.replace(/^\*+/, "");
  let inClass = false;
  let at3 = 0;
  for (; at3 < stripped.length; at3++) {
    const character = stripped.charAt(at3);
    if (character === "\\") at3 += at3 + 1 < stripped.length ? 1 : 0;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "*" && !inClass) break;
  }
  return { star: stripped !== pattern, chunk: stripped.slice(0, at3), after: stripped.slice(at3) };
}
function matchFrom(chunk, text4, star, isLast2) {
  const latest = star ? text4.length : 0;
  for (let at3 = 0; at3 <= latest; at3++) {
    const found2 = matchChunk(chunk, text4.slice(at3));
    if (found2.kind === "bad") return bad;
    if (found2.kind === "rest" && (found2.rest === "" || !isLast2)) return found2;
  }
  return no;
}
function matchChunk(chunk, text4) {
  let rest = text4;
  for (let at3 = 0; at3 < chunk.length; ) {
    if (rest === "") return no;
    const character = chunk.charAt(at3);
    if (character === "[") {
      const found2 = matchClass(chunk, at3 + 1, rest);
      if (found2.kind !== "class") return found2;
      at3 = found2.end;
      rest = rest.slice(widthAt(rest, 0));
      continue;
    }
    if (character === "\\" && ++at3 === chunk.length) return bad;
    const isAny = character === "?";
    if (!isAny && chunk.charAt(at3) !== rest.charAt(0)) return no;
    rest = rest.slice(isAny ? widthAt(rest, 0) : 1);
    at3++;
  }
  return { kind: "rest", rest };
}
function matchClass(chunk, start2, text4) {
  const wanted = lossyText(text4.slice(0, widthAt(text4, 0))).codePointAt(0) ?? 0;
  const isNegated = chunk.charAt(start2) === "^";
  let at3 = isNegated ? start2 + 1 : start2;
  let isIn = false;
  for (let ranges = 0; chunk.charAt(at3) !== "]" || ranges === 0; ranges++) {
    const low = readMember(chunk, at3);
    if (low === void 0) return bad;
    const high = chunk.charAt(low.end) === "-" ? readMember(chunk, low.end + 1) : low;
    if (high === void 0) return bad;
    if (low.code <= wanted && wanted <= high.code) isIn = true;
    at3 = high.end;
  }
  return isIn === isNegated ? no : { kind: "class", end: at3 + 1 };
}
function readMember(chunk, start2) {
  const first = chunk.charAt(start2);
  if (first === "" || first === "-" || first === "]") return void 0;
  const at3 = first === "\\" ? start2 + 1 : start2;
  if (at3 >= chunk.length) return void 0;
  const width = widthAt(chunk, at3);
  if (width === 1 && chunk.charCodeAt(at3) > 127) return void 0;
  const code = lossyText(chunk.slice(at3, at3 + width)).codePointAt(0) ?? 0;
  return at3 + width < chunk.length ? { code, end: at3 + width } : void 0;
}

// src/flux/source-ignore.ts
var alwaysOut = [
  ...[".git/", ".gitignore", ".gitmodules", ".gitattributes"],
  ...["*.jpg", "*.jpeg", "*.gif", "*.png", "*.wmv", "*.flv", "*.tar.gz", "*.zip"],
  ...[".github/", ".circleci/", ".travis.yml", ".gitlab-ci.yml", "appveyor.yml", ".drone.yml"],
  ...["cloudbuild.yaml", "codeship-services.yml", "codeship-steps.yml"],
  ...["**/.goreleaser.yml", "**/.sops.yaml", "**/.flux.yaml"]
];
var always = alwaysOut.map((line) => parseRule(line, []));
var couldBeOut = new RegExp(`(?:^|/)(?:${alwaysOut.map(nameExpression).join("|")})(?:/|$)`);
function nameExpression(line) {
  const name = line.replace(/^\*\*\//, "").replace(/\/$/, "");
  return name.replaceAll(".", "\\.").replaceAll("*", "[^/]*");
}
function parseIgnoreFile(text4, folder) {
  const lines = text4.split("\n").map((line) => line.replace(/\r$/, ""));
  return lines.filter((line) => !line.startsWith("#") && line.trim() !== "").map((line) => parseRule(line, folder));
}
function parseRule(line, folder) {
  const includes = line.startsWith("!");
  const body = includes ? line.slice(1) : line;
  const trimmed = body.endsWith("\\ ") ? body : body.replace(/ +$/, "");
  const foldersOnly = trimmed.endsWith("/");
  const pattern = foldersOnly ? trimmed.slice(0, -1) : trimmed;
  const steps = pattern.split("/");
  return { folder, steps, matchers: steps.map(matcherOf), includes, foldersOnly };
}
function isIgnored(path, isFolder, rules2) {
  const isOpen = !couldBeOut.test(path);
  if (isOpen && rules2.length === 0) return false;
  const steps = path.split("/");
  const found2 = rules2.findLast((rule) => matchesRule(rule, steps, isFolder));
  if (found2 !== void 0) return !found2.includes;
  return !isOpen && always.some((rule) => matchesRule(rule, steps, isFolder));
}
function matchesRule(rule, path, isFolder) {
  const { folder, steps } = rule;
  if (path.length <= folder.length || folder.some((step3, index) => step3 !== path[index])) return false;
  const below4 = path.slice(folder.length);
  return steps.length > 1 ? matchesSteps(rule, below4, isFolder) : matchesName(rule, below4, isFolder);
}
function matchesName({ matchers, foldersOnly }, path, isFolder) {
  const at3 = path.findIndex((name) => matchers[0]?.(name) === true);
  return at3 !== -1 && (!foldersOnly || isFolder || at3 < path.length - 1);
}
function matchesSteps(rule, path, isFolder) {
  let at3 = 0;
  let matched = false;
  let skips = false;
  for (const [index, step3] of rule.steps.entries()) {
    if (step3 === "") skips = false;
    else if (step3 === "**") {
      if (index === rule.steps.length - 1) break;
      skips = true;
    } else {
      if (step3.includes("**") || at3 >= path.length) return false;
      const found2 = path.findIndex((name, from) => from >= at3 && rule.matchers[index]?.(name) === true);
      if (!skips && found2 !== at3) return false;
      matched = found2 !== -1;
      at3 = found2 === -1 ? path.length : found2 + 1;
      skips = false;
    }
  }
  return matched && !(rule.foldersOnly && !isFolder && at3 === path.length);
}
function matcherOf(pattern) {
  if (!/[*?[\]\\]/.test(pattern)) return (name) => name === pattern;
  if (/^\*[^*?[\]\\]+$/.test(pattern)) return (name) => name.endsWith(pattern.slice(1));
  const bytes = toBytes(pattern);
  return (name) => matchPattern(bytes, toBytes(name)) === "yes";
}

// src/flux/artifact.ts
var artifactRoot = "/.artifact";
var ignoreFile = ".sourceignore";
function artifactFiles(files, root, ignore = "") {
  const start2 = files.resolve(joinPath("/", root))?.path ?? joinPath("/", root);
  const rulesFor = rulesIn(files, start2, parseIgnoreFile(ignore, []));
  const resolve = remembering((path) => {
    if (!isWithin(path, artifactRoot)) return void 0;
    const inside = path.slice(artifactRoot.length + 1);
    const real = joinPath(start2, `./${inside}`);
    const found2 = files.resolve(real);
    if (found2 === void 0 || found2.path !== real) return void 0;
    const isFolder = found2.kind === "folder";
    if (inside !== "" && isIgnored(inside, isFolder, rulesFor(folderOf(inside)))) {
      if (!isFolder || !holdsFiles(path)) return void 0;
    }
    return { path, kind: found2.kind };
  });
  const outside = (path) => joinPath(start2, `./${path.slice(artifactRoot.length)}`);
  const list2 = (asked) => {
    const found2 = resolve(asked);
    if (found2?.kind !== "folder") return void 0;
    const names = files.list(outside(found2.path)) ?? [];
    return names.filter((name) => resolve(joinPath(found2.path, name)) !== void 0);
  };
  const holdsFiles = (path) => (files.list(outside(path)) ?? []).some((name) => resolve(joinPath(path, name)) !== void 0);
  return {
    read(asked) {
      const found2 = resolve(asked);
      return found2?.kind === "file" ? files.read(outside(found2.path)) : void 0;
    },
    list: list2,
    resolve
  };
}
function remembering(find) {
  const known2 = /* @__PURE__ */ new Map();
  return (asked) => {
    if (known2.has(asked)) return known2.get(asked);
    const found2 = find(joinPath("/", asked));
    known2.set(asked, found2);
    return found2;
  };
}
function rulesIn(files, start2, last) {
  const known2 = /* @__PURE__ */ new Map();
  const rulesOf = (folder) => {
    const found2 = known2.get(folder);
    if (found2 !== void 0) return found2;
    const above = folder === "" ? [] : rulesOf(folderOf(folder));
    const own = ownRules(files, start2, folder);
    const rules2 = own.length === 0 ? above : [...above, ...own];
    known2.set(folder, rules2);
    return rules2;
  };
  return (folder) => last.length === 0 ? rulesOf(folder) : [...rulesOf(folder), ...last];
}
function ownRules(files, start2, folder) {
  const content = files.read(joinPath(start2, `./${folder}/${ignoreFile}`));
  if (content === void 0) return [];
  const text4 = content instanceof Uint8Array ? new TextDecoder().decode(content) : content;
  return parseIgnoreFile(text4, folder === "" ? [] : folder.split("/"));
}

// src/kustomize/problems.ts
function findPlace(at3) {
  return typeof at3 === "function" ? at3() : at3;
}
function fail(code, message, at3, advice) {
  const place2 = findPlace(at3);
  const problem = {
    code,
    message,
    ...place2 === void 0 ? {} : { place: place2 },
    ...advice === void 0 ? {} : { advice }
  };
  throw new ProblemError(problem);
}
function placed(at3, work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.place !== void 0) throw error;
    const place2 = findPlace(at3);
    if (place2 === void 0) throw error;
    throw new ProblemError({ ...error.problem, place: place2 }, { cause: error });
  }
}

// src/kustomize/resource-id.ts
var notNamespaced = "_non_namespaceable_";
var defaultNamespace = "default";
function splitApiVersion(apiVersion) {
  const slash = apiVersion.indexOf("/");
  return slash === -1 ? { group: "", version: apiVersion } : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}
function apiVersionOf(gvk) {
  return gvk.group === "" ? gvk.version : `${gvk.group}/${gvk.version}`;
}
function formatId(id) {
  return `${formatGvk(id)}/${id.name || "[noName]"}.${id.namespace || "[noNs]"}`;
}
function formatGvk(gvk) {
  return `${gvk.kind || "[noKind]"}.${gvk.version || "[noVer]"}.${gvk.group || "[noGrp]"}`;
}
function isSelectedGvk(gvk, selector) {
  if (selector.group && selector.group !== gvk.group) return false;
  if (selector.version && selector.version !== gvk.version) return false;
  return !selector.kind || selector.kind === gvk.kind;
}

// src/kustomize/yaml/order.ts
var letter = new RegExp("^\\p{L}$", "u");
var digit = new RegExp("^\\p{Nd}$", "u");
function isLetter(code) {
  if (code < 128) return code >= 97 && code <= 122 || code >= 65 && code <= 90;
  return letter.test(String.fromCodePoint(code));
}
function isDigit(code) {
  if (code < 128) return code >= 48 && code <= 57;
  return digit.test(String.fromCodePoint(code));
}
function compareKeys(left, right) {
  const shorter = Math.min(left.length, right.length);
  let at3 = 0;
  while (at3 < shorter && left.charCodeAt(at3) === right.charCodeAt(at3)) at3++;
  if (at3 === shorter) return left.length - right.length;
  if (at3 > 0 && isHighSurrogate(left.charCodeAt(at3 - 1))) at3--;
  const first = left.codePointAt(at3) ?? 0;
  const second = right.codePointAt(at3) ?? 0;
  const firstIsLetter = isLetter(first);
  const secondIsLetter = isLetter(second);
  if (firstIsLetter && secondIsLetter) return first - second;
  if (firstIsLetter || secondIsLetter) return secondIsLetter ? -1 : 1;
  return compareNumbers(left, right, at3) || first - second;
}
function isHighSurrogate(unit) {
  return unit >= 55296 && unit <= 56319;
}
function compareNumbers(left, right, at3) {
  const lead = followsNumber(left, right, at3) ? 1 : 0;
  const [first, firstDigits] = readNumber(left, at3, lead);
  const [second, secondDigits] = readNumber(right, at3, lead);
  if (first !== second) return first < second ? -1 : 1;
  return firstDigits - secondDigits;
}
function followsNumber(left, right, at3) {
  if (left.charCodeAt(at3) !== 48 && right.charCodeAt(at3) !== 48) return false;
  for (let before = at3 - 1; before >= 0 && isDigit(left.charCodeAt(before)); before--) {
    if (left.charCodeAt(before) !== 48) return true;
  }
  return false;
}
function readNumber(text4, at3, lead) {
  let end2 = at3;
  while (end2 < text4.length && isDigit(text4.codePointAt(end2) ?? 0))
    end2 += (text4.codePointAt(end2) ?? 0) > 65535 ? 2 : 1;
  if (end2 === at3) return [lead, 0];
  const runes = Array.from(text4.slice(at3, end2), (rune) => (rune.codePointAt(0) ?? 0) - 48);
  if (runes.length > 14)
    return [
      runes.reduce((sum2, rune) => BigInt.asIntN(64, sum2 * 10n + BigInt(rune)), BigInt(lead)),
      runes.length
    ];
  return [runes.reduce((sum2, rune) => sum2 * 10 + rune, lead), runes.length];
}
function compareBytes(left, right) {
  const shorter = Math.min(left.length, right.length);
  for (let at3 = 0; at3 < shorter; at3++) {
    const first = left.charCodeAt(at3);
    const second = right.charCodeAt(at3);
    if (first === second) continue;
    const firstIsHalf = first >= 55296 && first <= 57343;
    const secondIsHalf = second >= 55296 && second <= 57343;
    if (firstIsHalf !== secondIsHalf) return firstIsHalf ? 1 : -1;
    return first - second;
  }
  return left.length - right.length;
}

// src/kustomize/order.ts
var firstKinds = [
  "Namespace",
  "ResourceQuota",
  "StorageClass",
  "CustomResourceDefinition",
  "ServiceAccount",
  "PodSecurityPolicy",
  "Role",
  "ClusterRole",
  "RoleBinding",
  "ClusterRoleBinding",
  "ConfigMap",
  "Secret",
  "Endpoints",
  "Service",
  "LimitRange",
  "PriorityClass",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "Deployment",
  "StatefulSet",
  "CronJob",
  "PodDisruptionBudget"
];
var lastKinds = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];
var legacyRanks = rankKinds(firstKinds, lastKinds);
function rankKinds(first, last) {
  const ranks2 = new Map(first.map((kind, index) => [kind, index - first.length]));
  for (const [index, kind] of last.entries()) ranks2.set(kind, index + 1);
  return ranks2;
}
function legacyPlace(gvk) {
  return { rank: legacyRanks.get(gvk.kind) ?? 0, text: gvkText(gvk) };
}
function legacyOrder(left, right) {
  return comparePlaces(legacyPlace(left), legacyPlace(right));
}
function comparePlaces(left, right) {
  return left.rank === right.rank ? compareBytes(left.text, right.text) : left.rank - right.rank;
}
function gvkText(gvk) {
  return `${gvk.group || "~G"}_${gvk.version || "~V"}_${gvk.kind || "~K"}`;
}
function sortLegacy(resources, options) {
  const ranks2 = options === void 0 ? legacyRanks : rankKinds(options.orderFirst ?? [], options.orderLast ?? []);
  const keyed = resources.map((resource) => {
    const { id } = resource;
    return {
      resource,
      rank: ranks2.get(id.kind) ?? 0,
      isCoreNamespace: id.kind === "Namespace" && id.group === "",
      isNamespace: id.kind === "Namespace",
      gvk: gvkText(id),
      id: `${formatGvk(id)}|${id.namespace || "~X"}|${id.name || "~N"}`
    };
  });
  const compare = (left, right) => {
    if (left.gvk === right.gvk) return compareBytes(left.id, right.id);
    if (left.rank !== right.rank) return left.rank - right.rank;
    const isReversed = left.isNamespace && right.isNamespace && (left.isCoreNamespace || right.isCoreNamespace);
    return isReversed ? compareBytes(right.gvk, left.gvk) : compareBytes(left.gvk, right.gvk);
  };
  return keyed.sort(compare).map(({ resource }) => resource);
}
function checkSortOptions(options) {
  if (options.order !== "legacy" && options.order !== "fifo") {
    fail("SORT_INVALID", "the field 'sortOptions.order' must be one of [fifo, legacy]");
  }
  if (options.order === "fifo" && options.legacySortOptions !== void 0) {
    fail(
      "SORT_INVALID",
      "the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'"
    );
  }
}

// src/kustomize/config/field-specs.ts
var core = { version: "v1" };
var apps = { group: "apps" };
var batch = { group: "batch" };
var policy = { group: "policy" };
var networking = { group: "networking.k8s.io" };
var templated = ["Deployment", "ReplicaSet", "DaemonSet"];
var nameFields = [{ path: "metadata/name" }];
var namespaceFields = [
  { path: "metadata/name", kind: "Namespace", create: true },
  { path: "spec/service/namespace", group: "apiregistration.k8s.io", kind: "APIService", create: true },
  {
    path: "spec/conversion/webhook/clientConfig/service/namespace",
    group: "apiextensions.k8s.io",
    kind: "CustomResourceDefinition"
  }
];
var claimLabelFields = [
  { path: "spec/volumeClaimTemplates[]/metadata/labels", ...apps, kind: "StatefulSet", create: true }
];
var templateLabelFields = [
  { path: "metadata/labels", create: true },
  { path: "spec/template/metadata/labels", ...core, kind: "ReplicationController", create: true },
  ...templated.map((kind) => ({ path: "spec/template/metadata/labels", kind, create: true })),
  { path: "spec/template/metadata/labels", ...apps, kind: "StatefulSet", create: true },
  { path: "spec/template/metadata/labels", ...batch, kind: "Job", create: true },
  { path: "spec/jobTemplate/metadata/labels", ...batch, kind: "CronJob", create: true },
  { path: "spec/jobTemplate/spec/template/metadata/labels", ...batch, kind: "CronJob", create: true }
];
var schedulingSelectors = [
  "affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
  "affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
  "affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
  "affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
  "topologySpreadConstraints/labelSelector/matchLabels"
];
function scheduling(kind) {
  return schedulingSelectors.map((path) => ({
    path: `spec/template/spec/${path}`,
    ...apps,
    kind,
    create: false
  }));
}
var selectorLabelFields = [
  { path: "spec/selector", ...core, kind: "Service", create: true },
  { path: "spec/selector", ...core, kind: "ReplicationController", create: true },
  { path: "spec/selector/matchLabels", kind: "Deployment", create: true },
  ...scheduling("Deployment"),
  { path: "spec/selector/matchLabels", kind: "ReplicaSet", create: true },
  { path: "spec/selector/matchLabels", kind: "DaemonSet", create: true },
  { path: "spec/selector/matchLabels", ...apps, kind: "StatefulSet", create: true },
  ...scheduling("StatefulSet"),
  { path: "spec/selector/matchLabels", ...batch, kind: "Job", create: false },
  { path: "spec/jobTemplate/spec/selector/matchLabels", ...batch, kind: "CronJob", create: false },
  { path: "spec/selector/matchLabels", ...policy, kind: "PodDisruptionBudget", create: false },
  { path: "spec/podSelector/matchLabels", ...networking, kind: "NetworkPolicy", create: false },
  { path: "spec/ingress/from/podSelector/matchLabels", ...networking, kind: "NetworkPolicy", create: false },
  { path: "spec/egress/to/podSelector/matchLabels", ...networking, kind: "NetworkPolicy", create: false },
  ...templateLabelFields,
  ...claimLabelFields
];
var annotationFields = [
  { path: "metadata/annotations", create: true },
  { path: "spec/template/metadata/annotations", ...core, kind: "ReplicationController", create: true },
  ...[...templated, "StatefulSet"].map((kind) => ({
    path: "spec/template/metadata/annotations",
    kind,
    create: true
  })),
  { path: "spec/template/metadata/annotations", ...batch, kind: "Job", create: true },
  { path: "spec/jobTemplate/metadata/annotations", ...batch, kind: "CronJob", create: true },
  { path: "spec/jobTemplate/spec/template/metadata/annotations", ...batch, kind: "CronJob", create: true }
];
var imageFields = ["spec", "spec/template/spec"].flatMap(
  (pod) => ["containers", "initContainers"].map((list2) => ({ path: `${pod}/${list2}[]/image`, create: true }))
);
var imageVolumeFields = ["spec", "spec/template/spec"].map(imageVolume);
var cronJobVolumeFields = [imageVolume("spec/jobTemplate/spec/template/spec")];
function imageVolume(pod) {
  return { path: `${pod}/volumes[]/image/reference`, create: true };
}
var replicaFields = [
  "Deployment",
  "ReplicationController",
  "ReplicaSet",
  "StatefulSet"
].map((kind) => ({ path: "spec/replicas", kind, create: true }));
var podVariables = [
  "containers/args",
  "containers/command",
  "containers/env/value",
  "containers/volumeMounts/mountPath",
  "initContainers/args",
  "initContainers/command",
  "initContainers/env/value",
  "initContainers/volumeMounts/mountPath"
];
function variablesOf(kind, pod, nfs) {
  return [...podVariables.map((path) => `${pod}/${path}`), nfs].map((path) => ({ path, kind }));
}
var templateVariables = ["DaemonSet", "Deployment", "Job", "ReplicaSet"].flatMap(
  (kind) => variablesOf(kind, "spec/template/spec", "spec/template/spec/volumes/nfs/server")
);
var variableFields = [
  ...variablesOf(
    "CronJob",
    "spec/jobTemplate/spec/template/spec",
    "spec/jobTemplate/spec/template/volumes/nfs/server"
  ),
  ...templateVariables,
  { path: "spec/template/metadata/annotations", kind: "Deployment" },
  { path: "spec/rules/host", kind: "Ingress" },
  { path: "spec/tls/hosts", kind: "Ingress" },
  { path: "spec/tls/secretName", kind: "Ingress" },
  ...variablesOf("Pod", "spec", "spec/volumes/nfs/server"),
  { path: "spec/ports/port", kind: "Service" },
  { path: "spec/ports/targetPort", kind: "Service" },
  ...variablesOf("StatefulSet", "spec/template/spec", "spec/volumeClaimTemplates/spec/nfs/server"),
  { path: "spec/nfs/server", kind: "PersistentVolume" },
  { path: "metadata/labels" },
  { path: "metadata/annotations" }
];

// src/kustomize/config/name-references.ts
var template = "spec/template/spec";
var cronJob = ["CronJob", "spec/jobTemplate/spec/template/spec"];
var podPlaces = [
  ["Pod", "spec", "v1"],
  ["PodTemplate", "template/spec"],
  ...["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet", "Job"].map((kind) => [kind, template]),
  cronJob
];
var identityPlaces = [
  ["Pod", "spec"],
  ...["StatefulSet", "Deployment", "ReplicationController"].map((kind) => [kind, template]),
  cronJob,
  ...["Job", "DaemonSet"].map((kind) => [kind, template])
];
function inPods(places2, ...paths) {
  return places2.flatMap(
    ([kind, pod, version]) => paths.map((path) => ({ path: `${pod}/${path}`, kind, ...version === void 0 ? {} : { version } }))
  );
}
function at(kind, ...paths) {
  return paths.map((path) => ({ path, kind }));
}
function inGroup(group, specs3) {
  return specs3.map((spec) => ({ ...spec, group }));
}
function containers(path) {
  return ["containers", "initContainers"].map((list2) => `${list2}/${path}`);
}
var rbac = "rbac.authorization.k8s.io";
var admission = "admissionregistration.k8s.io";
var scaled = at("HorizontalPodAutoscaler", "spec/scaleTargetRef/name");
var roleNames = [...at("Role", "rules/resourceNames"), ...at("ClusterRole", "rules/resourceNames")];
var nameReferences = [
  ...["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"].map((kind) => ({
    kind,
    fieldSpecs: scaled
  })),
  {
    kind: "ConfigMap",
    version: "v1",
    fieldSpecs: [
      ...inPods(
        podPlaces,
        "volumes/configMap/name",
        ...containers("env/valueFrom/configMapKeyRef/name"),
        ...containers("envFrom/configMapRef/name"),
        "volumes/projected/sources/configMap/name"
      ),
      ...at("Node", "spec/configSource/configMap"),
      ...roleNames,
      ...at("Ingress", "metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap")
    ]
  },
  {
    kind: "Secret",
    version: "v1",
    fieldSpecs: [
      ...inPods(
        podPlaces,
        "volumes/secret/secretName",
        ...containers("env/valueFrom/secretKeyRef/name"),
        ...containers("envFrom/secretRef/name"),
        "imagePullSecrets/name",
        "volumes/projected/sources/secret/name"
      ),
      ...at(
        "Ingress",
        "spec/tls/secretName",
        "metadata/annotations/ingress.kubernetes.io\\/auth-secret",
        "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret",
        "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret"
      ),
      ...at("ServiceAccount", "imagePullSecrets/name"),
      ...at(
        "StorageClass",
        "parameters/secretName",
        "parameters/adminSecretName",
        "parameters/userSecretName",
        "parameters/secretRef"
      ),
      ...roleNames,
      {
        path: "spec/template/spec/containers/env/valueFrom/secretKeyRef/name",
        kind: "Service",
        group: "serving.knative.dev",
        version: "v1"
      },
      ...at("PersistentVolume", "spec/azureFile/secretName")
    ]
  },
  {
    kind: "Service",
    version: "v1",
    fieldSpecs: [
      ...inGroup("apps", at("StatefulSet", "spec/serviceName")),
      ...at(
        "Ingress",
        "spec/rules/http/paths/backend/serviceName",
        "spec/backend/serviceName",
        "spec/rules/http/paths/backend/service/name",
        "spec/defaultBackend/service/name"
      ),
      ...inGroup("apiregistration.k8s.io", at("APIService", "spec/service/name")),
      ...inGroup(admission, at("ValidatingWebhookConfiguration", "webhooks/clientConfig/service")),
      ...inGroup(admission, at("MutatingWebhookConfiguration", "webhooks/clientConfig/service"))
    ]
  },
  { kind: "Role", group: rbac, fieldSpecs: inGroup(rbac, at("RoleBinding", "roleRef/name")) },
  {
    kind: "ClusterRole",
    group: rbac,
    fieldSpecs: inGroup(rbac, [
      ...at("RoleBinding", "roleRef/name"),
      ...at("ClusterRoleBinding", "roleRef/name")
    ])
  },
  {
    kind: "ServiceAccount",
    version: "v1",
    fieldSpecs: [
      ...inGroup(rbac, [...at("RoleBinding", "subjects"), ...at("ClusterRoleBinding", "subjects")]),
      ...inPods(identityPlaces, "serviceAccountName")
    ]
  },
  {
    kind: "PersistentVolumeClaim",
    version: "v1",
    fieldSpecs: inPods(identityPlaces, "volumes/persistentVolumeClaim/claimName")
  },
  {
    kind: "PersistentVolume",
    version: "v1",
    fieldSpecs: [
      ...at("PersistentVolumeClaim", "spec/volumeName"),
      ...at("ClusterRole", "rules/resourceNames")
    ]
  },
  {
    kind: "StorageClass",
    version: "v1",
    group: "storage.k8s.io",
    fieldSpecs: [
      ...at("PersistentVolume", "spec/storageClassName"),
      ...at("PersistentVolumeClaim", "spec/storageClassName"),
      ...at("StatefulSet", "spec/volumeClaimTemplates/spec/storageClassName")
    ]
  },
  {
    kind: "PriorityClass",
    version: "v1",
    group: "scheduling.k8s.io",
    fieldSpecs: inPods(identityPlaces, "priorityClassName")
  },
  // The version in the group is Kustomize's slip: so the reference is never found, and its output keeps the old name.
  {
    kind: "IngressClass",
    version: "v1",
    group: "networking.k8s.io/v1",
    fieldSpecs: at("Ingress", "spec/ingressClassName")
  },
  {
    kind: "ValidatingAdmissionPolicy",
    group: admission,
    fieldSpecs: inGroup(admission, at("ValidatingAdmissionPolicyBinding", "spec/policyName"))
  }
];

// src/kustomize/config/transformer-config.ts
var specLists = [
  "namePrefix",
  "nameSuffix",
  "namespace",
  "commonLabels",
  "labels",
  "templateLabels",
  "volumeClaimTemplateLabels",
  "commonAnnotations",
  "varReference",
  "images",
  "replicas"
];
var emptyConfig = {
  namePrefix: [],
  nameSuffix: [],
  namespace: [],
  commonLabels: [],
  labels: [],
  templateLabels: [],
  volumeClaimTemplateLabels: [],
  commonAnnotations: [],
  nameReference: [],
  varReference: [],
  images: [],
  replicas: []
};
var sharedFields = sortConfig({
  ...emptyConfig,
  namePrefix: nameFields,
  nameSuffix: nameFields,
  namespace: namespaceFields,
  commonLabels: selectorLabelFields,
  labels: [],
  templateLabels: templateLabelFields,
  commonAnnotations: annotationFields,
  nameReference: nameReferences,
  varReference: variableFields,
  images: imageFields,
  replicas: replicaFields
});
var defaultConfig = {
  ...sharedFields,
  templateLabels: sortByGvk([...templateLabelFields, ...claimLabelFields])
};
var fluxDefaultConfig = {
  ...defaultConfig,
  images: sortByGvk([...imageFields, ...imageVolumeFields])
};
var newerDefaultConfig = {
  ...sharedFields,
  volumeClaimTemplateLabels: sortByGvk(claimLabelFields),
  images: sortByGvk([...imageFields, ...imageVolumeFields, ...cronJobVolumeFields])
};
var defaults = /* @__PURE__ */ new Set([
  defaultConfig,
  fluxDefaultConfig,
  newerDefaultConfig
]);
var completed = new WeakSet(defaults);
function mergeConfigs(base, added) {
  if (added === emptyConfig || defaults.has(added) && completed.has(base)) return base;
  if (base === emptyConfig && defaults.has(added)) return added;
  const lists2 = specLists.map((name) => [name, mergeSpecs(base[name], added[name], name)]);
  const nameReference = mergeReferences(base.nameReference, added.nameReference);
  const merged2 = sortConfig({ ...emptyConfig, ...Object.fromEntries(lists2), nameReference });
  if (completed.has(base) || completed.has(added)) completed.add(merged2);
  return merged2;
}
function mergeSpecs(base, added, name) {
  if (added.length === 0) return base;
  const merged2 = [...base];
  for (const spec of added) {
    const same = merged2.find((known2) => known2.path === spec.path && isSelectedGvk(gvkOf(known2), spec));
    if (same === void 0) merged2.push(spec);
    else if ((same.create ?? false) !== (spec.create ?? false)) {
      fail(
        "FIELD_SPEC_CONFLICT",
        `failed to merge ${name} fieldSpec: conflicting fieldspecs for '${spec.path}'`,
        void 0,
        "Two configurations differ in `create` for the same field."
      );
    }
  }
  return merged2;
}
function mergeReferences(base, added) {
  const merged2 = [...base];
  for (const reference2 of added) {
    const index = merged2.findIndex((known3) => sameGvk(gvkOf(known3), gvkOf(reference2)));
    const known2 = merged2[index];
    if (known2 === void 0) merged2.push(reference2);
    else {
      merged2[index] = {
        ...known2,
        fieldSpecs: mergeSpecs(known2.fieldSpecs, reference2.fieldSpecs, "nameReference")
      };
    }
  }
  return merged2;
}
function sameGvk(left, right) {
  return left.group === right.group && left.version === right.version && left.kind === right.kind;
}
function gvkOf(part2) {
  return { group: part2.group ?? "", version: part2.version ?? "", kind: part2.kind ?? "" };
}
function sortConfig(config) {
  const sorted = specLists.map((name) => [name, sortByGvk(config[name])]);
  return { ...config, ...Object.fromEntries(sorted), nameReference: sortByGvk(config.nameReference) };
}
function sortByGvk(parts) {
  const keyed = parts.map((part2) => ({ part: part2, place: legacyPlace(gvkOf(part2)) }));
  return keyed.sort((left, right) => comparePlaces(left.place, right.place)).map(({ part: part2 }) => part2);
}

// src/kustomize/yaml/number.ts
function formatNumber(value2) {
  if (typeof value2 === "bigint") return String(value2);
  if (Number.isInteger(value2) && Math.abs(value2) < 1e21) return formatIntegral(value2);
  return formatShortest(value2);
}
function formatIntegral(value2) {
  if (Number.isSafeInteger(value2)) return Object.is(value2, -0) ? "0" : String(value2);
  const exact2 = BigInt(String(value2));
  return exact2 >= -(2n ** 63n) && exact2 < 2n ** 64n ? String(exact2) : formatShortest(value2);
}
function formatShortest(value2) {
  const [mantissa = "", exponentText = "0"] = value2.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return String(value2);
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
function formatJsonNumber(value2) {
  return Object.is(value2, -0) ? "0" : String(value2);
}
function formatFloatKey(value2) {
  if (Number.isNaN(value2)) return ".nan";
  if (!Number.isFinite(value2)) return value2 > 0 ? ".inf" : "-.inf";
  const single = Math.fround(value2);
  const precision = [1, 2, 3, 4, 5, 6, 7, 8].find((digits2) => Math.fround(Number(value2.toPrecision(digits2))) === single) ?? 9;
  return formatShortest(Number(value2.toPrecision(precision)));
}

// src/kustomize/yaml/source.ts
function sourceOf(file, whole, start2 = 0, end2 = whole.length) {
  return { file, whole, origin: start2, text: `${whole.slice(start2, end2)}\0` };
}
function placeAt(file, whole, offset) {
  let line = 1;
  let lineStart = 0;
  for (let at3 = whole.indexOf("\n"); at3 !== -1 && at3 < offset; at3 = whole.indexOf("\n", at3 + 1)) {
    line++;
    lineStart = at3 + 1;
  }
  return { file, line, column: Math.min(offset, whole.length) - lineStart + 1 };
}
function placeIn(source, offset) {
  return placeAt(source.file, source.whole, source.origin + offset);
}
function problemIn(source, offset, code, message, advice) {
  const place2 = placeIn(source, offset);
  return advice === void 0 ? { code, message, place: place2 } : { code, message, place: place2, advice };
}
function refuse(source, offset, code, message, advice) {
  throw new ProblemError(problemIn(source, offset, code, message, advice));
}

// src/kustomize/yaml/scanner.ts
var streamEnd = 0;
var directive = 1;
var documentStart = 2;
var documentEnd = 3;
var blockSequenceStart = 4;
var blockMappingStart = 5;
var blockEnd = 6;
var flowSequenceStart = 7;
var flowSequenceEnd = 8;
var flowMappingStart = 9;
var flowMappingEnd = 10;
var flowEntry = 11;
var blockEntry = 12;
var key = 13;
var value = 14;
var alias = 15;
var anchor = 16;
var tag = 17;
var plainScalar = 18;
var quotedScalar = 19;
var foldedScalar = 20;
var literalScalar = 21;
var blank = 1;
var lineBreak = 2;
var end = 4;
var flowIndicator = 8;
var word = 16;
var uri = 32;
var classes = new Uint8Array(160);
for (const character of " 	") classes[character.charCodeAt(0)] = blank;
for (const character of "\n\r\x85") classes[character.charCodeAt(0)] = lineBreak;
classes[0] = end;
for (const character of ",?[]{}") classes[character.charCodeAt(0)] = flowIndicator;
for (const character of "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-")
  classes[character.charCodeAt(0)] = word | uri;
for (const character of ";/?:@&=+$,.!~*'()[]%")
  classes[character.charCodeAt(0)] = (classes[character.charCodeAt(0)] ?? 0) | uri;
var breakOrEnd = lineBreak | end;
var blankOrEnd = blank | lineBreak | end;
var indicators = new Uint8Array(128);
for (const character of "-?:,[]{}#&*!|>'\"%@`") indicators[character.charCodeAt(0)] = 1;
var escapes = /* @__PURE__ */ new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "	"],
  ["	", "	"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1B"],
  [" ", " "],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
  ["N", "\x85"],
  ["_", "\xA0"],
  ["L", "\u2028"],
  ["P", "\u2029"]
]);
var escapeDigits = /* @__PURE__ */ new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8]
]);
var knownDirective = /^%(?:YAML[ \t]+[0-9]{1,2}\.[0-9]{1,2}|TAG[ \t]+!(?:[0-9A-Za-z_-]*!)?[ \t]+\S+)[ \t]*(?:#.*)?$/;
var longestSimpleKey = 1024;
var deepest = 1e3;
function classOf(character) {
  if (character < 160) return classes[character] ?? 0;
  return character === 8232 || character === 8233 ? lineBreak : 0;
}
var Scanner = class {
  source;
  /** The token at the head of the queue, after `peek`. */
  kind = streamEnd;
  /** Where that token starts, as an offset in the source. */
  start = 0;
  /** Its text: a scalar's value, a name, a tag. */
  text = "";
  #input;
  #lookahead;
  #position = 0;
  #lineStart = 0;
  #flowLevel = 0;
  #indent = -1;
  #indents = [];
  #keyAllowed = true;
  // The queue: parallel arrays whose slots are used again, between head and tail.
  #kinds = [];
  #starts = [];
  #texts = [];
  #head = 0;
  #tail = 0;
  #taken = 0;
  #ready = false;
  #ended = false;
  // For each flow level: might its last token be a key? Must it? Which token, where, on which line?
  #maybeKey = [false];
  #mustBeKey = [false];
  #keyToken = [0];
  #keyStart = [0];
  #keyLine = [0];
  // No level below this one has a possible key.
  #oldest = 0;
  constructor(source, lookahead) {
    this.source = source;
    this.#input = source.text;
    this.#lookahead = lookahead;
    if (this.#input.charCodeAt(0) === 65279) {
      this.#position = 1;
      this.#lineStart = 1;
    }
  }
  /** Makes the head of the queue visible in `kind`, `start` and `text`; returns its kind. */
  peek() {
    if (this.#ready) return this.kind;
    this.#fetchMore();
    const head = this.#head;
    this.kind = this.#kinds[head] ?? streamEnd;
    this.start = this.#starts[head] ?? 0;
    this.text = this.#texts[head] ?? "";
    this.#ready = true;
    return this.kind;
  }
  /** Takes the head off the queue. The end of the stream stays. */
  skip() {
    if (!this.#ready) this.peek();
    if (this.kind === streamEnd) return;
    this.#ready = false;
    this.#head++;
    this.#taken++;
    if (this.#head < this.#tail) return;
    this.#head = 0;
    this.#tail = 0;
  }
  #fetchMore() {
    while (!this.#ended) {
      if (this.#tail - this.#head > this.#lookahead && !this.#headMayBeKey()) return;
      this.#fetchNext();
    }
  }
  #headMayBeKey() {
    while (this.#oldest <= this.#flowLevel && this.#maybeKey[this.#oldest] !== true) this.#oldest++;
    const level = this.#oldest;
    return level <= this.#flowLevel && this.#keyToken[level] === this.#taken && this.#keyStillValid(level);
  }
  #push(kind, start2, text4) {
    const tail = this.#tail++;
    this.#kinds[tail] = kind;
    this.#starts[tail] = start2;
    this.#texts[tail] = text4;
  }
  #insert(at3, kind, start2) {
    for (let slot = this.#tail++; slot > at3; slot--) {
      this.#kinds[slot] = this.#kinds[slot - 1] ?? 0;
      this.#starts[slot] = this.#starts[slot - 1] ?? 0;
      this.#texts[slot] = this.#texts[slot - 1] ?? "";
    }
    this.#kinds[at3] = kind;
    this.#starts[at3] = start2;
    this.#texts[at3] = "";
  }
  #fetchNext() {
    this.#skipToToken();
    const position = this.#position;
    const column = position - this.#lineStart;
    if (this.#flowLevel === 0 && this.#indent > column) this.#unroll(column);
    const character = this.#input.charCodeAt(position);
    if (character === 0) this.#fetchStreamEnd();
    else if (column === 0 && character === 37) this.#fetchDirective();
    else if (column === 0 && this.#atDocumentIndicator(position))
      this.#fetchDocumentIndicator(character === 45 ? documentStart : documentEnd);
    else this.#fetchByFirstCharacter(character);
  }
  #fetchByFirstCharacter(character) {
    switch (character) {
      case 91:
        this.#fetchFlowStart(flowSequenceStart);
        break;
      case 123:
        this.#fetchFlowStart(flowMappingStart);
        break;
      case 93:
        this.#fetchFlowEnd(flowSequenceEnd);
        break;
      case 125:
        this.#fetchFlowEnd(flowMappingEnd);
        break;
      case 44:
        this.#fetchFlowEntry();
        break;
      case 42:
        this.#fetchName(alias);
        break;
      case 38:
        this.#fetchName(anchor);
        break;
      case 33:
        this.#fetchTag();
        break;
      case 39:
      case 34:
        this.#fetchQuoted(character);
        break;
      default:
        this.#fetchOther(character);
    }
  }
  #fetchOther(character) {
    const inFlow = this.#flowLevel > 0;
    const beforeBlank = (classOf(this.#input.charCodeAt(this.#position + 1)) & blankOrEnd) !== 0;
    if (character === 45 && beforeBlank) this.#fetchBlockEntry();
    else if (character === 63 && (inFlow || beforeBlank)) this.#fetchKey();
    else if (character === 58 && (inFlow || beforeBlank)) this.#fetchValue();
    else if (character === 124 && !inFlow) this.#fetchBlockScalar(true);
    else if (character === 62 && !inFlow) this.#fetchBlockScalar(false);
    else if (this.#startsPlain(character, beforeBlank)) this.#fetchPlain();
    else this.#failStart(character);
  }
  #startsPlain(character, beforeBlank) {
    if ((classOf(character) & blank) !== 0) return false;
    if (character >= 128 || indicators[character] === 0 || character === 45) return true;
    return this.#flowLevel === 0 && !beforeBlank && (character === 63 || character === 58);
  }
  #failStart(character) {
    const advice = character === 9 ? "YAML is indented by spaces." : void 0;
    this.#fail("found character that cannot start any token", this.#position, advice);
  }
  // ----- whitespace, comments, indentation
  #skipToToken() {
    const input = this.#input;
    let position = this.#position;
    for (; ; ) {
      let character = input.charCodeAt(position);
      const tabs = this.#flowLevel > 0 || !this.#keyAllowed;
      while (character === 32 || tabs && character === 9) character = input.charCodeAt(++position);
      if (character === 35) {
        position = this.#endOfLine(position);
        character = input.charCodeAt(position);
      }
      if ((classOf(character) & lineBreak) === 0) break;
      position += this.#breakWidth(position);
      this.#lineStart = position;
      if (this.#flowLevel === 0) this.#keyAllowed = true;
    }
    this.#position = position;
  }
  #endOfLine(position) {
    const input = this.#input;
    for (; ; ) {
      const character = input.charCodeAt(position);
      if ((character < 160 || character >= 8232) && (classOf(character) & breakOrEnd) !== 0) return position;
      position++;
    }
  }
  #breakWidth(position) {
    return this.#input.charCodeAt(position) === 13 && this.#input.charCodeAt(position + 1) === 10 ? 2 : 1;
  }
  // CR, LF, CR LF and NEL are read as LF; the two Unicode separators stay what they are.
  #breakText(position) {
    const character = this.#input.charCodeAt(position);
    return character === 8232 || character === 8233 ? String.fromCharCode(character) : "\n";
  }
  #roll(column, at3, kind, start2) {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    if (this.#indents.length + this.#flowLevel > deepest) this.#failDepth(start2);
    this.#insert(at3, kind, start2);
  }
  #unroll(column) {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#push(blockEnd, this.#position, "");
      this.#indent = this.#indents.pop() ?? -1;
    }
  }
  // ----- simple keys
  #saveKey() {
    if (!this.#keyAllowed) return;
    this.#dropKey();
    const level = this.#flowLevel;
    this.#maybeKey[level] = true;
    this.#mustBeKey[level] = level === 0 && this.#indent === this.#position - this.#lineStart;
    this.#keyToken[level] = this.#taken + this.#tail - this.#head;
    this.#keyStart[level] = this.#position;
    this.#keyLine[level] = this.#lineStart;
    if (level < this.#oldest) this.#oldest = level;
  }
  #dropKey() {
    const level = this.#flowLevel;
    if (this.#maybeKey[level] !== true) return;
    if (this.#mustBeKey[level] === true) this.#failKey(level);
    this.#maybeKey[level] = false;
  }
  #keyStillValid(level) {
    if (this.#maybeKey[level] !== true) return false;
    const start2 = this.#keyStart[level] ?? 0;
    if (this.#keyLine[level] === this.#lineStart && start2 + longestSimpleKey >= this.#position) return true;
    if (this.#mustBeKey[level] === true) this.#failKey(level);
    this.#maybeKey[level] = false;
    return false;
  }
  #failKey(level) {
    this.#fail(
      "could not find expected ':'",
      this.#keyStart[level] ?? 0,
      "A mapping holds `key: value` on every line."
    );
  }
  // ----- tokens
  #fetchStreamEnd() {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    this.#push(streamEnd, this.#position, "");
    this.#ended = true;
  }
  #fetchDirective() {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    this.#position = this.#endOfLine(start2);
    const line = this.#input.slice(start2, this.#position);
    if (!knownDirective.test(line)) this.#fail("found unknown directive name", start2);
    this.#push(directive, start2, line);
  }
  #atDocumentIndicator(position) {
    const input = this.#input;
    const character = input.charCodeAt(position);
    return (character === 45 || character === 46) && input.charCodeAt(position + 1) === character && input.charCodeAt(position + 2) === character && (classOf(input.charCodeAt(position + 3)) & blankOrEnd) !== 0;
  }
  #fetchDocumentIndicator(kind) {
    this.#unroll(-1);
    this.#dropKey();
    this.#keyAllowed = false;
    this.#push(kind, this.#position, "");
    this.#position += 3;
  }
  #fetchFlowStart(kind) {
    this.#saveKey();
    this.#flowLevel++;
    this.#maybeKey[this.#flowLevel] = false;
    if (this.#indents.length + this.#flowLevel > deepest) this.#failDepth(this.#position);
    this.#keyAllowed = true;
    this.#push(kind, this.#position++, "");
  }
  #fetchFlowEnd(kind) {
    this.#dropKey();
    if (this.#flowLevel > 0) this.#flowLevel--;
    this.#keyAllowed = false;
    this.#push(kind, this.#position++, "");
  }
  #fetchFlowEntry() {
    this.#dropKey();
    this.#keyAllowed = true;
    this.#push(flowEntry, this.#position++, "");
  }
  #fetchBlockEntry() {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed)
        this.#fail("block sequence entries are not allowed in this context", this.#position);
      this.#roll(this.#position - this.#lineStart, this.#tail, blockSequenceStart, this.#position);
    }
    this.#dropKey();
    this.#keyAllowed = true;
    this.#push(blockEntry, this.#position++, "");
  }
  #fetchKey() {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) this.#fail("mapping keys are not allowed in this context", this.#position);
      this.#roll(this.#position - this.#lineStart, this.#tail, blockMappingStart, this.#position);
    }
    this.#dropKey();
    this.#keyAllowed = this.#flowLevel === 0;
    this.#push(key, this.#position++, "");
  }
  #fetchValue() {
    const level = this.#flowLevel;
    if (this.#keyStillValid(level)) {
      const start2 = this.#keyStart[level] ?? 0;
      const slot = (this.#keyToken[level] ?? 0) - this.#taken + this.#head;
      this.#insert(slot, key, start2);
      this.#roll(start2 - (this.#keyLine[level] ?? 0), slot, blockMappingStart, start2);
      this.#maybeKey[level] = false;
      this.#keyAllowed = false;
    } else {
      if (level === 0) {
        if (!this.#keyAllowed) this.#failValue();
        this.#roll(this.#position - this.#lineStart, this.#tail, blockMappingStart, this.#position);
      }
      this.#keyAllowed = level === 0;
    }
    this.#push(value, this.#position++, "");
  }
  #failValue() {
    this.#fail(
      "mapping values are not allowed in this context",
      this.#position,
      "Quote a text that holds `: `."
    );
  }
  #fetchName(kind) {
    this.#saveKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    let position = start2 + 1;
    while ((classOf(this.#input.charCodeAt(position)) & word) !== 0) position++;
    const next = this.#input.charCodeAt(position);
    const ends = (classOf(next) & blankOrEnd) !== 0 || "?:,]}%@`".includes(String.fromCharCode(next));
    if (position === start2 + 1 || !ends)
      this.#fail("did not find expected alphabetic or numeric character", start2);
    this.#position = position;
    this.#push(kind, start2, this.#input.slice(start2 + 1, position));
  }
  // The tag as written; the parser knows the handles.
  #fetchTag() {
    this.#saveKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    let position = start2 + 1;
    const verbatim = this.#input.charCodeAt(position) === 60;
    if (verbatim) position++;
    while ((classOf(this.#input.charCodeAt(position)) & uri) !== 0) position++;
    if (verbatim) {
      if (position === start2 + 2) this.#fail("did not find expected tag URI", start2);
      if (this.#input.charCodeAt(position) !== 62) this.#fail("did not find the expected '>'", start2);
      position++;
    }
    if ((classOf(this.#input.charCodeAt(position)) & blankOrEnd) === 0)
      this.#fail("did not find expected whitespace or line break", start2);
    this.#position = position;
    this.#push(tag, start2, this.#input.slice(start2, position));
  }
  // ----- plain scalars
  #fetchPlain() {
    this.#saveKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    const lineEnd = this.#plainEnd(start2);
    let position = lineEnd;
    let character = this.#input.charCodeAt(position);
    let last = lineEnd;
    while (character === 32 || character === 9) {
      character = this.#input.charCodeAt(++position);
      if (character === 32 || character === 9) continue;
      if (character === 35 || (classOf(character) & breakOrEnd) !== 0) break;
      const more = this.#plainEnd(position);
      if (more === position) break;
      position = more;
      last = more;
      character = this.#input.charCodeAt(position);
    }
    this.#position = position;
    if ((classOf(character) & lineBreak) === 0) this.#push(plainScalar, start2, this.#input.slice(start2, last));
    else this.#fetchPlainLines(start2, last);
  }
  /** The end of the run of characters from `position` that no blank and no indicator interrupts. */
  #plainEnd(position) {
    const input = this.#input;
    const inFlow = this.#flowLevel > 0;
    for (; ; ) {
      const character = input.charCodeAt(position);
      if (character >= 160 ? character === 8232 || character === 8233 : (classes[character] ?? 0) & 7)
        return position;
      if (character === 58 && (classOf(input.charCodeAt(position + 1)) & blankOrEnd) !== 0) return position;
      if (inFlow && character < 128 && (classes[character] ?? 0) & flowIndicator) return position;
      position++;
    }
  }
  #fetchPlainLines(start2, firstEnd) {
    const input = this.#input;
    const indent = this.#indent + 1;
    let text4 = input.slice(start2, firstEnd);
    for (; ; ) {
      const fold = this.#scanFold(indent);
      if (this.#flowLevel === 0 && this.#position - this.#lineStart < indent) break;
      if (this.#position === this.#lineStart && this.#atDocumentIndicator(this.#position)) break;
      if (input.charCodeAt(this.#position) === 35) break;
      const from = this.#position;
      const to = this.#plainLineEnd(from);
      if (to === from) break;
      text4 += fold + input.slice(from, to);
      if ((classOf(input.charCodeAt(this.#position)) & lineBreak) === 0) {
        this.#push(plainScalar, start2, text4);
        return;
      }
    }
    this.#keyAllowed = true;
    this.#push(plainScalar, start2, text4);
  }
  // As in fetchPlain: leaves the position at the line's end, or where the scalar ends before it.
  #plainLineEnd(from) {
    const input = this.#input;
    let last = this.#plainEnd(from);
    let position = last;
    for (; ; ) {
      let character = input.charCodeAt(position);
      while (character === 32 || character === 9) character = input.charCodeAt(++position);
      this.#position = position;
      if (position === last || character === 35) return last;
      const more = this.#plainEnd(position);
      if (more === position) return last;
      last = more;
      position = more;
    }
  }
  // One line break is a space, more are themselves but the first.
  #scanFold(indent) {
    const input = this.#input;
    const first = this.#breakText(this.#position);
    let breaks = "";
    let count = 0;
    for (; ; ) {
      const character = input.charCodeAt(this.#position);
      if ((classOf(character) & lineBreak) !== 0) {
        if (count++ > 0) breaks += this.#breakText(this.#position);
        this.#position += this.#breakWidth(this.#position);
        this.#lineStart = this.#position;
      } else if (character === 32 || character === 9) {
        if (character === 9 && this.#position - this.#lineStart < indent)
          this.#fail(
            "found a tab character that violates indentation",
            this.#position,
            "YAML is indented by spaces."
          );
        this.#position++;
      } else break;
    }
    if (first !== "\n") return first + breaks;
    return breaks === "" ? " " : breaks;
  }
  // ----- quoted scalars
  #fetchQuoted(quote2) {
    this.#saveKey();
    this.#keyAllowed = false;
    const start2 = this.#position;
    const input = this.#input;
    let position = start2 + 1;
    for (; ; ) {
      const character = input.charCodeAt(position);
      if (character === quote2) break;
      if (character === 92 && quote2 === 34 || (classOf(character) & breakOrEnd) !== 0) break;
      position++;
    }
    const closed = input.charCodeAt(position) === quote2;
    const doubled = quote2 === 39 && input.charCodeAt(position + 1) === quote2;
    if (closed && !doubled) {
      this.#position = position + 1;
      this.#push(quotedScalar, start2, input.slice(start2 + 1, position));
      return;
    }
    this.#position = start2 + 1;
    this.#push(quotedScalar, start2, this.#scanQuoted(quote2, start2));
  }
  #scanQuoted(quote2, start2) {
    const input = this.#input;
    let text4 = "";
    for (; ; ) {
      if (this.#position === this.#lineStart && this.#atDocumentIndicator(this.#position))
        this.#fail("found unexpected document indicator in a quoted scalar", start2);
      if (input.charCodeAt(this.#position) === 0)
        this.#fail("found unexpected end of stream in a quoted scalar", start2, "Close the quote.");
      const [run, escapedBreak] = this.#scanQuotedRun(quote2, start2);
      text4 += run;
      if (input.charCodeAt(this.#position) === quote2) break;
      text4 += this.#scanQuotedGap(escapedBreak);
    }
    this.#position++;
    return text4;
  }
  // Up to a blank, a line break or the closing quote; an escaped line break ends it too, and is told.
  #scanQuotedRun(quote2, start2) {
    const input = this.#input;
    let text4 = "";
    let from = this.#position;
    for (; ; ) {
      const character = input.charCodeAt(this.#position);
      if ((classOf(character) & blankOrEnd) !== 0) break;
      if (character === quote2) {
        if (quote2 !== 39 || input.charCodeAt(this.#position + 1) !== quote2) break;
        text4 += input.slice(from, this.#position + 1);
        this.#position += 2;
        from = this.#position;
      } else if (character === 92 && quote2 === 34) {
        text4 += input.slice(from, this.#position);
        if ((classOf(input.charCodeAt(this.#position + 1)) & lineBreak) !== 0) {
          this.#position += 1 + this.#breakWidth(this.#position + 1);
          this.#lineStart = this.#position;
          return [text4, true];
        }
        text4 += this.#scanEscape(start2);
        from = this.#position;
      } else this.#position++;
    }
    return [text4 + input.slice(from, this.#position), false];
  }
  #scanEscape(start2) {
    const letter2 = this.#input.charAt(this.#position + 1);
    const plain3 = escapes.get(letter2);
    if (plain3 !== void 0) {
      this.#position += 2;
      return plain3;
    }
    const digits2 = escapeDigits.get(letter2);
    if (digits2 === void 0)
      this.#fail(
        "found unknown escape character",
        this.#position,
        "In double quotes a backslash is written `\\\\`."
      );
    const hexadecimal = this.#input.slice(this.#position + 2, this.#position + 2 + digits2);
    if (hexadecimal.length < digits2 || !/^[0-9a-fA-F]+$/.test(hexadecimal))
      this.#fail("did not find expected hexdecimal number", start2);
    const code = Number.parseInt(hexadecimal, 16);
    if (code >= 55296 && code <= 57343 || code > 1114111)
      this.#fail("found invalid Unicode character escape code", start2);
    this.#position += 2 + digits2;
    return String.fromCodePoint(code);
  }
  #scanQuotedGap(escapedBreak) {
    const input = this.#input;
    const from = this.#position;
    let blanks2 = from;
    let first;
    let breaks = "";
    let broken = escapedBreak;
    for (; ; ) {
      const character = input.charCodeAt(this.#position);
      if ((classOf(character) & blank) !== 0) this.#position++;
      else if ((classOf(character) & lineBreak) !== 0) {
        if (broken) breaks += this.#breakText(this.#position);
        else first = this.#breakText(this.#position);
        broken = true;
        this.#position += this.#breakWidth(this.#position);
        this.#lineStart = this.#position;
      } else break;
      if (!broken) blanks2 = this.#position;
    }
    if (!broken) return input.slice(from, blanks2);
    if (first === "\n") return breaks === "" ? " " : breaks;
    return (first ?? "") + breaks;
  }
  // ----- block scalars
  #fetchBlockScalar(literal4) {
    this.#dropKey();
    this.#keyAllowed = true;
    const start2 = this.#position;
    const [chomp, increment] = this.#scanBlockHeader(start2);
    const base = this.#indent >= 0 ? this.#indent + increment : increment;
    this.#push(
      literal4 ? literalScalar : foldedScalar,
      start2,
      this.#scanBlockText(literal4, chomp, increment > 0 ? base : 0)
    );
  }
  #scanBlockHeader(start2) {
    const input = this.#input;
    let position = start2 + 1;
    let chomp = 0;
    let increment = 0;
    for (let turn = 0; turn < 2; turn++) {
      const character = input.charCodeAt(position);
      if (chomp === 0 && (character === 43 || character === 45)) {
        chomp = character === 43 ? 1 : -1;
        position++;
      } else if (increment === 0 && character >= 48 && character <= 57) {
        if (character === 48) this.#fail("found an indentation indicator equal to 0", start2);
        increment = character - 48;
        position++;
      }
    }
    while ((classOf(input.charCodeAt(position)) & blank) !== 0) position++;
    if (input.charCodeAt(position) === 35) position = this.#endOfLine(position);
    if ((classOf(input.charCodeAt(position)) & breakOrEnd) === 0)
      this.#fail("did not find expected comment or line break", start2);
    if (input.charCodeAt(position) !== 0) {
      position += this.#breakWidth(position);
      this.#lineStart = position;
    }
    this.#position = position;
    return [chomp, increment];
  }
  #scanBlockText(literal4, chomp, given2) {
    const input = this.#input;
    const [first, indent] = this.#scanBlockBreaks(given2);
    let trailing = first;
    let text4 = "";
    let pending = "";
    let blankBefore = false;
    while (this.#position - this.#lineStart === indent && input.charCodeAt(this.#position) !== 0) {
      const blankNow = (classOf(input.charCodeAt(this.#position)) & blank) !== 0;
      if (!literal4 && pending === "\n" && !blankBefore && !blankNow) text4 += trailing === "" ? " " : trailing;
      else text4 += pending + trailing;
      blankBefore = blankNow;
      const from = this.#position;
      this.#position = this.#endOfLine(from);
      text4 += input.slice(from, this.#position);
      pending = "";
      if (input.charCodeAt(this.#position) !== 0) {
        pending = this.#breakText(this.#position);
        this.#position += this.#breakWidth(this.#position);
        this.#lineStart = this.#position;
      }
      trailing = this.#scanBlockBreaks(indent)[0];
    }
    if (chomp !== -1) text4 += pending;
    return chomp === 1 ? text4 + trailing : text4;
  }
  // Empty lines and indentation; finds the indentation when it is not yet known (0).
  #scanBlockBreaks(indent) {
    const input = this.#input;
    let breaks = "";
    let widest = 0;
    for (; ; ) {
      while ((indent === 0 || this.#position - this.#lineStart < indent) && input.charCodeAt(this.#position) === 32)
        this.#position++;
      const column = this.#position - this.#lineStart;
      if (column > widest) widest = column;
      const character = input.charCodeAt(this.#position);
      if (character === 9 && (indent === 0 || column < indent))
        this.#fail("found a tab character where an indentation space is expected", this.#position);
      if ((classOf(character) & lineBreak) === 0) break;
      breaks += this.#breakText(this.#position);
      this.#position += this.#breakWidth(this.#position);
      this.#lineStart = this.#position;
    }
    return [breaks, indent === 0 ? Math.max(widest, this.#indent + 1, 1) : indent];
  }
  #fail(message, offset, advice) {
    refuse(this.source, offset, "YAML_SYNTAX", message, advice);
  }
  #failDepth(offset) {
    refuse(this.source, offset, "YAML_TOO_DEEP", `nested deeper than ${deepest} levels`);
  }
};
function foldedText(scalar) {
  const scanner = new Scanner({ file: "", whole: scalar, origin: 0, text: `${scalar}\0` }, 0);
  scanner.peek();
  return scanner.text;
}

// src/kustomize/yaml/refold.ts
var blankBreak = / [\r\n\u0085\u2028\u2029]/;
var unprintable = /[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
function refold(text4) {
  if (!text4.includes("\n") || !isPrintedAsBlock(text4)) return text4;
  return foldedText(printFolded(text4));
}
function isPrintedAsBlock(text4) {
  return text4 !== "" && !text4.endsWith(" ") && !blankBreak.test(text4) && !unprintable.test(text4);
}
function printFolded(text4) {
  const opensWithBlank = /^[\n\u2028\u2029]*[ \t]/.test(text4);
  let out = "";
  let atStart = true;
  let indented = true;
  for (const character of text4) {
    if (character === "\n" || character === "\u2028" || character === "\u2029") {
      if (!atStart && !indented && character === "\n" && !opensWithBlank) out += "\n";
      out += character;
      atStart = true;
    } else {
      if (atStart) {
        out += "  ";
        indented = character === " " || character === "	";
      }
      out += character;
      atStart = false;
    }
  }
  return `>${/^[ \n\u2028\u2029]/.test(text4) ? "2" : ""}${chomping(text4)}
${out}`;
}
function chomping(text4) {
  if (!/[\n\u2028\u2029]$/.test(text4)) return "-";
  return text4.length === 1 || /[\n\u2028\u2029]{2}$/.test(text4) ? "+" : "";
}

// src/kustomize/yaml/timestamp.ts
var timestamp = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:([Tt]| +)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?(Z|[-+][0-9]{2}:[0-9]{2})?)?$/;
function parseTimestamp(text4) {
  if (text4.length < 8 || text4.charCodeAt(4) !== 45) return void 0;
  const match = timestamp.exec(text4);
  if (match === null) return void 0;
  const [
    ,
    year = "",
    month = "",
    day = "",
    separator,
    hour = "0",
    minute = "0",
    second = "0",
    fraction = "",
    zone
  ] = match;
  const zoned = separator === "T" || separator === "t";
  if (separator !== void 0 && zoned !== (zone !== void 0)) return void 0;
  if (!isDay(Number(year), Number(month), Number(day))) return void 0;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return void 0;
  const offset = formatZone(zone);
  if (offset === void 0) return void 0;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const clock = [hour, minute, second].map((part2) => part2.padStart(2, "0")).join(":");
  return `${date}T${clock}${formatFraction(fraction)}${offset}`;
}
function isDay(year, month, day) {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= days;
}
function formatFraction(digits2) {
  const significant = digits2.slice(0, 9).replace(/0+$/, "");
  return significant === "" ? "" : `.${significant}`;
}
function formatZone(zone) {
  if (zone === void 0 || zone === "Z") return "Z";
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  if (hours > 24 || minutes > 60) return void 0;
  return hours === 0 && minutes === 0 ? "Z" : zone;
}

// src/kustomize/yaml/resolve.ts
var sharedWords = [
  ...["true", "True", "TRUE"].map((word2) => [word2, "bool", true]),
  ...["false", "False", "FALSE"].map((word2) => [word2, "bool", false]),
  ...["", "~", "null", "Null", "NULL"].map((word2) => [word2, "null", null]),
  ...[".nan", ".NaN", ".NAN"].map((word2) => [word2, "float", Number.NaN]),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word2) => [word2, "float", Infinity]),
  ...["-.inf", "-.Inf", "-.INF"].map((word2) => [word2, "float", -Infinity])
];
var yaml11Words = [
  ...["y", "Y", "yes", "Yes", "YES", "on", "On", "ON"].map((word2) => [word2, "bool", true]),
  ...["n", "N", "no", "No", "NO", "off", "Off", "OFF"].map((word2) => [word2, "bool", false])
];
function wordTable(rows) {
  return new Map(rows.map(([word2, tag3, value2]) => [word2, [tag3, value2]]));
}
var words = {
  resource: wordTable(sharedWords),
  config: wordTable([...sharedWords, ...yaml11Words])
};
var interesting = new Uint8Array(128);
for (const character of "+-0123456789.yYnNtTfFoO~") interesting[character.charCodeAt(0)] = 1;
var decimalFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
var dotFloat = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
var goInteger = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]*)|([1-9][0-9]*))$/;
var longestWord = 5;
var minInt64 = -(2n ** 63n);
var maxInt64 = 2n ** 63n - 1n;
var maxUint64 = 2n ** 64n - 1n;
var nullScalar = { tag: "null", value: null };
function resolvePlain(text4, dialect) {
  if (text4 === "") return nullScalar;
  const first = text4.charCodeAt(0);
  if (first >= 128 || interesting[first] === 0) return { tag: "str", value: text4 };
  if (text4.length <= longestWord) {
    const word2 = words[dialect].get(text4);
    if (word2 !== void 0) return { tag: word2[0], value: word2[1] };
  }
  return resolveNumber(text4, first, dialect) ?? { tag: "str", value: text4 };
}
function isAmbiguousIn(text4, dialect) {
  return !isSurelyText(text4) && resolvePlain(text4, dialect).tag !== "str";
}
function isSurelyText(text4) {
  const first = text4.charCodeAt(0);
  return first >= 128 || interesting[first] === 0;
}
function canonicalText(value2) {
  return typeof value2 === "number" || typeof value2 === "bigint" ? formatNumber(value2) : String(value2);
}
function resolveNumber(text4, first, dialect) {
  if (first === 46) return dotFloat.test(text4) ? finite(text4.replaceAll("_", "")) : void 0;
  const numeric = first === 43 || first === 45 || first >= 48 && first <= 57;
  if (!numeric) return void 0;
  const time = parseTimestamp(text4);
  if (time !== void 0) return { tag: "timestamp", value: dialect === "config" ? text4 : time };
  const plain3 = text4.includes("_") ? text4.replaceAll("_", "") : text4;
  const integer2 = parseGoInteger(plain3);
  if (integer2 !== void 0) return { tag: "int", value: integer2 };
  return decimalFloat.test(plain3) ? finite(plain3) : void 0;
}
function finite(text4) {
  const float = Number(text4);
  return Number.isFinite(float) ? { tag: "float", value: normalizeFloat(float) } : void 0;
}
function parseGoInteger(text4) {
  const short = text4.length <= 15;
  if (short && /^(?:0|[1-9][0-9]*)$/.test(text4)) return Number(text4);
  const match = goInteger.exec(text4);
  if (match === null) return void 0;
  const [, sign = "", hexadecimal, binary2, octal, legacyOctal, decimal] = match;
  const magnitude = BigInt(decimal ?? prefixed(hexadecimal, binary2, octal ?? legacyOctal));
  const exact2 = sign === "-" ? -magnitude : magnitude;
  const most = sign === "" ? maxUint64 : maxInt64;
  return exact2 >= minInt64 && exact2 <= most ? smallest(exact2) : void 0;
}
function prefixed(hexadecimal, binary2, octal) {
  if (hexadecimal !== void 0) return `0x${hexadecimal}`;
  return binary2 === void 0 ? `0o${octal || "0"}` : `0b${binary2}`;
}
function smallest(exact2) {
  return exact2 >= BigInt(Number.MIN_SAFE_INTEGER) && exact2 <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact2) : exact2;
}
function normalizeFloat(float) {
  if (!Number.isInteger(float)) return float;
  if (Number.isSafeInteger(float)) return float === 0 ? 0 : float;
  if (Math.abs(float) >= 1e21) return float;
  const exact2 = BigInt(String(float));
  return exact2 >= minInt64 && exact2 <= maxUint64 ? exact2 : float;
}

// src/kustomize/yaml/tags.ts
var coreHandle = "tag:yaml.org,2002:";
function shortTag(source, offset, written, handles) {
  if (written === "!") return written;
  const tag3 = decodeUri(source, offset, expandHandle(source, offset, written, handles));
  return tag3.startsWith(coreHandle) ? `!!${tag3.slice(coreHandle.length)}` : tag3;
}
function expandHandle(source, offset, written, handles) {
  if (written.startsWith("!<")) return written.slice(2, -1);
  const named2 = /^![0-9A-Za-z_-]*!/.exec(written)?.[0];
  const handle = named2 ?? "!";
  const suffix = written.slice(handle.length);
  if (named2 !== void 0 && suffix === "")
    refuse(source, offset, "YAML_SYNTAX", "did not find expected tag URI");
  const prefix = handles.get(handle) ?? (handle === "!!" ? coreHandle : handle === "!" ? "!" : void 0);
  if (prefix === void 0) refuse(source, offset, "YAML_SYNTAX", `found undefined tag handle ${handle}`);
  return prefix + suffix;
}
function decodeUri(source, offset, tag3) {
  if (!tag3.includes("%")) return tag3;
  try {
    return decodeURIComponent(tag3);
  } catch (cause) {
    if (cause instanceof URIError) refuse(source, offset, "YAML_SYNTAX", "did not find URI escaped octet");
    throw cause;
  }
}
function declare(source, offset, line, handles) {
  const [name = "", first = "", second = ""] = line.split(/[ \t]+/);
  const handle = name === "%YAML" ? name : first;
  if (handles.has(handle)) refuse(source, offset, "YAML_SYNTAX", `found duplicate ${name} directive`);
  if (name === "%YAML" && first !== "1.1" && first !== "1.1#")
    refuse(source, offset, "YAML_SYNTAX", "found incompatible YAML document", "Leave the %YAML line out.");
  handles.set(handle, second);
}
function resolveTagged(source, offset, tag3, text4, dialect) {
  switch (tag3) {
    case "!!str":
      return text4;
    case "!!binary":
      return decodeBinary(source, offset, text4);
    case "!!bool":
    case "!!int":
    case "!!float":
    case "!!null":
    case "!!timestamp":
      return convert(source, offset, tag3.slice(2), resolvePlain(text4, dialect));
    default:
      return text4;
  }
}
function convert(source, offset, wanted, found2) {
  if (found2.tag === wanted) return found2.value;
  const integral = wanted === "float" && found2.tag === "int" && Number(found2.value) < 2 ** 63;
  if (!integral) refuse(source, offset, "YAML_TAG", `cannot decode !!${found2.tag} as a !!${wanted}`);
  return normalizeFloat(Number(found2.value));
}
var base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
function decodeBinary(source, offset, text4) {
  const compact = text4.replaceAll("\n", "").replaceAll("\r", "");
  if (!base64.test(compact)) refuse(source, offset, "YAML_TAG", "!!binary value contains invalid base64 data");
  return decodeLossy(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)));
}
function decodeLossy(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeByRune(bytes);
  }
}
function decodeByRune(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text4 = "";
  for (let at3 = 0; at3 < bytes.length; ) {
    const width = [1, 2, 3, 4].find((count) => isRune(decoder, bytes.subarray(at3, at3 + count), count));
    text4 += width === void 0 ? "\uFFFD" : decoder.decode(bytes.subarray(at3, at3 + width));
    at3 += width ?? 1;
  }
  return text4;
}
function isRune(decoder, bytes, width) {
  if (bytes.length !== width) return false;
  try {
    return Array.from(decoder.decode(bytes)).length === 1;
  } catch {
    return false;
  }
}

// src/kustomize/yaml/value.ts
var Scalar = class {
  value;
  text;
  quoted;
  inFlow;
  constructor(value2, text4, quoted, inFlow = false) {
    this.value = value2;
    this.text = text4;
    this.quoted = quoted;
    this.inFlow = inFlow;
  }
};
function printedValue(value2) {
  if (!(value2 instanceof Scalar)) return value2;
  const becomesText = value2.inFlow && typeof value2.value !== "number" && (value2.text === "" || value2.text.includes(":"));
  return becomesText ? value2.text : value2.value;
}
function isMap(value2) {
  return value2 instanceof Map;
}

// src/kustomize/yaml/unprintable.ts
var treeFlaws = /* @__PURE__ */ new Set(["YAML_DUPLICATE_KEY", "YAML_KEY", "YAML_NUMBER"]);
var flawsOf = /* @__PURE__ */ new WeakMap();
var hasFlaws = false;
function setFlaw(map, key2, flaw) {
  const flaws = new Map(flawsOf.get(map));
  if (flaw === void 0) flaws.delete(key2);
  else flaws.set(key2, flaw);
  flawsOf.set(map, flaws);
  hasFlaws = true;
}
function markNoText(map, key2, problem) {
  setFlaw(map, key2, { spares: [], ...flawsOf.get(map)?.get(key2), problem, isText: false });
}
function addSpare(map, key2, value2, problem) {
  const known2 = flawsOf.get(map)?.get(key2) ?? { problem, isText: true, spares: [] };
  setFlaw(map, key2, { ...known2, spares: [...known2.spares, value2] });
}
function inheritKey(map, from, key2) {
  const flaw = hasFlaws ? flawsOf.get(from)?.get(key2) : void 0;
  if (flaw?.isText === false) setFlaw(map, key2, { ...flaw, spares: [] });
}
function copyMap(map) {
  const copy2 = new Map(map);
  const flaws = hasFlaws ? flawsOf.get(map) : void 0;
  if (flaws !== void 0) flawsOf.set(copy2, flaws);
  return copy2;
}
function clearKey(map, key2) {
  map.delete(key2);
  const flaw = hasFlaws ? flawsOf.get(map)?.get(key2) : void 0;
  if (flaw === void 0) return;
  const [next, ...spares] = flaw.spares;
  if (next !== void 0) map.set(key2, next);
  setFlaw(
    map,
    key2,
    spares.length === 0 && (flaw.isText || next === void 0) ? void 0 : { ...flaw, spares }
  );
}
function lastValue(map, key2, value2) {
  return (hasFlaws ? flawsOf.get(map)?.get(key2)?.spares.at(-1) : void 0) ?? value2;
}
function refuseUnprintableIn(node, refusals) {
  if (Array.isArray(node)) for (const element of node) refuseUnprintableIn(element, refusals);
  else if (node instanceof Map) refuseMap(node, refusals);
  else refuseNumber(node, refusals);
}
function refuseMap(map, refusals) {
  for (const [key2, { problem, isText, spares }] of flawsOf.get(map) ?? [])
    if (map.has(key2) && (!isText || spares.length > 0)) throw new ProblemError(problem);
  for (const value2 of map.values()) refuseUnprintableIn(value2, refusals);
}
function refuseNumber(node, refusals) {
  const value2 = node instanceof Scalar ? node.value : node;
  if (typeof value2 !== "number" || Number.isFinite(value2)) return;
  const problem = refusals.find(({ code }) => code === "YAML_NUMBER");
  if (problem !== void 0) throw new ProblemError(problem);
}

// src/kustomize/yaml/parser.ts
var nothing = new Scalar(null, "", false);
var nothingInFlow = new Scalar(null, "", false, true);
var aliasBudget = 2e5;
function parseDocument(source, reading) {
  return new Parser(source, reading).parse();
}
var Parser = class {
  #scanner;
  #source;
  #dialect;
  #reprints;
  #offsets;
  #handles = /* @__PURE__ */ new Map();
  #anchors = /* @__PURE__ */ new Map();
  #refusals = [];
  #depth = 0;
  #expanded = 0;
  /** Nodes made so far, to know how many an anchor holds. */
  #made = 0;
  /** Of the key last read: whether Go would take it for a string. */
  #keyIsText = true;
  #keyIsMerge = false;
  constructor(source, reading) {
    this.#scanner = new Scanner(source, reading.dialect === "resource" ? 2 : 0);
    this.#source = source;
    this.#dialect = reading.dialect;
    this.#reprints = reading.reprints;
    this.#offsets = reading.offsets;
  }
  parse() {
    const scanner = this.#scanner;
    let kind = scanner.peek();
    const explicit = kind === directive || kind === documentStart;
    for (; kind === directive; kind = scanner.peek()) {
      declare(this.#source, scanner.start, scanner.text, this.#handles);
      scanner.skip();
    }
    if (kind === streamEnd && !explicit) return { value: void 0, refusals: [], start: 0 };
    if (explicit) {
      if (kind !== documentStart) this.#fail("did not find expected <document start>");
      scanner.skip();
      kind = scanner.peek();
    }
    const start2 = scanner.start;
    const empty = explicit && kind <= documentEnd;
    const value2 = empty ? null : this.#parseNode(true, false);
    this.#finishDocument();
    return { value: value2, refusals: this.#refusals, start: start2 };
  }
  #finishDocument() {
    const kind = this.#scanner.peek();
    if (kind === documentEnd) this.#scanner.skip();
  }
  #parseNode(block, indentless) {
    const scanner = this.#scanner;
    const kind = scanner.peek();
    this.#made++;
    switch (kind) {
      case plainScalar:
        return this.#parsePlain(block);
      case quotedScalar:
        return this.#parseQuoted();
      case literalScalar:
        return this.#parseLiteral();
      case foldedScalar:
        return this.#parseFolded();
      case alias:
        return this.#parseAlias();
      case anchor:
      case tag:
        return this.#parseProperties(block, indentless);
      default:
        return this.#parseCollection(kind, block, indentless) ?? this.#failContent(block);
    }
  }
  #parseQuoted() {
    const { text: text4 } = this.#scanner;
    this.#scanner.skip();
    return this.#quoted(text4, text4);
  }
  // Of a text that needs quotes they need not be remembered.
  #quoted(value2, text4) {
    if (this.#dialect === "config") return value2;
    return value2 === text4 && isAmbiguousIn(text4, "resource") ? value2 : new Scalar(value2, text4, true);
  }
  #parseFolded() {
    const { text: text4, start: start2 } = this.#scanner;
    this.#scanner.skip();
    if (!this.#reprints) return this.#quoted(text4, text4);
    this.#refuseTab(text4, start2);
    return this.#quoted(refold(text4), text4);
  }
  #parseLiteral() {
    const { text: text4, start: start2 } = this.#scanner;
    if (this.#reprints) this.#refuseTab(text4, start2);
    this.#scanner.skip();
    return this.#quoted(text4, text4);
  }
  // Printed without an indentation hint, the tab would stand where indentation is looked for.
  #refuseTab(text4, offset) {
    if (text4.charCodeAt(0) !== 9 || !isPrintedAsBlock(text4)) return;
    const message = "found a tab character where an indentation space is expected";
    this.#refusals.push(
      problemIn(this.#source, offset, "YAML_TAB", message, "A block text cannot begin with a tab.")
    );
  }
  #parsePlain(block) {
    const scanner = this.#scanner;
    const { text: text4, start: start2 } = scanner;
    scanner.skip();
    if (isSurelyText(text4)) return text4;
    const { tag: tag3, value: value2 } = resolvePlain(text4, this.#dialect);
    if (tag3 === "float" && !Number.isFinite(Number(value2))) this.#refuseFloat(start2, text4);
    return tag3 === "str" ? text4 : this.#remember(value2, text4, block);
  }
  // A scalar, with its text if that is not what would be printed for it, or if it would pass for a string (a date).
  #remember(value2, text4, block) {
    if (this.#dialect === "config" || text4 === canonicalText(value2) && typeof value2 !== "string")
      return value2;
    return new Scalar(value2, text4, false, this.#reprints && !block);
  }
  #refuseFloat(offset, text4) {
    this.#refusals.push(
      problemIn(
        this.#source,
        offset,
        "YAML_NUMBER",
        `json: unsupported value: ${text4} is no number in JSON`,
        "Quote it."
      )
    );
  }
  #parseCollection(kind, block, indentless) {
    if (this.#depth > deepest) refuse(this.#source, this.#scanner.start, "YAML_TOO_DEEP", "nested too deep");
    this.#depth++;
    const value2 = this.#parseByKind(kind, block, indentless);
    this.#depth--;
    return value2;
  }
  #parseByKind(kind, block, indentless) {
    switch (kind) {
      case blockMappingStart:
        return block ? this.#parseBlockMapping() : void 0;
      case blockSequenceStart:
        return block ? this.#parseBlockSequence() : void 0;
      case flowMappingStart:
        return this.#parseFlowMapping();
      case flowSequenceStart:
        return this.#parseFlowSequence();
      case blockEntry:
        return indentless ? this.#parseIndentlessSequence() : void 0;
      default:
        return void 0;
    }
  }
  // ----- anchors, aliases, tags
  #parseProperties(block, indentless) {
    const scanner = this.#scanner;
    const { start: start2 } = scanner;
    let name;
    let tag3;
    for (let kind = scanner.peek(); kind === anchor || kind === tag; kind = scanner.peek()) {
      if (kind === anchor) {
        if (name !== void 0) break;
        name = scanner.text;
      } else {
        if (tag3 !== void 0) break;
        tag3 = shortTag(this.#source, scanner.start, scanner.text, this.#handles);
      }
      scanner.skip();
    }
    const before = this.#made;
    if (name !== void 0) this.#anchors.set(name, void 0);
    const value2 = this.#parseTagged(tag3, block, indentless, start2);
    if (name !== void 0) this.#anchors.set(name, { value: value2, size: this.#made - before + 1 });
    return value2;
  }
  #parseTagged(tag3, block, indentless, start2) {
    const scanner = this.#scanner;
    const kind = scanner.peek();
    if (kind === foldedScalar && (tag3 === void 0 || tag3 === "!" || tag3 === "!!str"))
      return this.#parseFolded();
    if (kind === plainScalar || isTextToken(kind)) {
      const { text: text4 } = scanner;
      const resolves = tag3 === "!" && kind === plainScalar && this.#dialect === "resource";
      if (tag3 === void 0 || resolves) return this.#parseNode(block, indentless);
      scanner.skip();
      return tag3 === "!" ? text4 : this.#tagged(start2, tag3, text4, block);
    }
    const collection = this.#parseCollection(kind, block, indentless);
    if (collection !== void 0) return collection;
    if (kind === alias || kind === anchor || kind === tag) return this.#failContent(block);
    if (tag3 === void 0) return this.#empty(block);
    if (tag3 === "!") return this.#dialect === "config" ? "" : this.#empty(block);
    return this.#tagged(start2, tag3, "", block);
  }
  #tagged(start2, tag3, text4, block) {
    const value2 = resolveTagged(this.#source, start2, tag3, text4, this.#dialect);
    if (typeof value2 === "number" && !Number.isFinite(value2)) this.#refuseFloat(start2, text4);
    return this.#remember(value2, text4, block);
  }
  #parseAlias() {
    const scanner = this.#scanner;
    const { text: name, start: start2 } = scanner;
    if (!this.#anchors.has(name)) refuse(this.#source, start2, "YAML_ALIAS", "unknown anchor referenced");
    const anchored2 = this.#anchors.get(name);
    if (anchored2 === void 0) refuse(this.#source, start2, "YAML_ALIAS", "an anchor's value contains itself");
    this.#expanded += anchored2.size;
    if (this.#expanded > aliasBudget)
      refuse(
        this.#source,
        start2,
        "YAML_ALIAS",
        `document contains excessive aliasing: more than ${aliasBudget} nodes`
      );
    this.#made += anchored2.size;
    scanner.skip();
    return this.#copy(anchored2.value);
  }
  // Each alias is a value of its own: whoever changes one does not change the other.
  #copy(value2) {
    if (!isMap(value2) && !Array.isArray(value2)) return value2;
    const copy2 = isMap(value2) ? copyMap(value2) : value2.map((element) => this.#copy(element));
    if (isMap(copy2)) for (const [name, element] of copy2) copy2.set(name, this.#copy(element));
    const known2 = this.#offsets?.get(value2);
    if (known2 !== void 0) this.#offsets?.set(copy2, known2);
    return copy2;
  }
  // ----- block collections
  #parseBlockSequence() {
    const scanner = this.#scanner;
    scanner.skip();
    const list2 = [];
    for (let kind = scanner.peek(); kind !== blockEnd; kind = scanner.peek()) {
      if (kind !== blockEntry) this.#fail("did not find expected '-' indicator");
      scanner.skip();
      const next = scanner.peek();
      this.#note(list2, list2.length, scanner.start, scanner.start);
      list2.push(
        next === blockEntry || next === blockEnd ? this.#empty(true) : this.#parseNode(true, false)
      );
    }
    scanner.skip();
    return list2;
  }
  #parseIndentlessSequence() {
    const scanner = this.#scanner;
    const list2 = [];
    while (scanner.peek() === blockEntry) {
      scanner.skip();
      const next = scanner.peek();
      const empty = next === blockEntry || next === key || next === value || next === blockEnd;
      this.#note(list2, list2.length, scanner.start, scanner.start);
      list2.push(empty ? this.#empty(true) : this.#parseNode(true, false));
    }
    return list2;
  }
  #parseBlockMapping() {
    const scanner = this.#scanner;
    scanner.skip();
    const map = /* @__PURE__ */ new Map();
    let merge;
    for (let kind = scanner.peek(); kind !== blockEnd; kind = scanner.peek()) {
      if (kind !== key) this.#fail("did not find expected key");
      const keyStart = scanner.start;
      scanner.skip();
      const name = this.#parseKey(true);
      merge = this.#putEntry(map, name, keyStart, merge, "block");
    }
    scanner.skip();
    return this.#mergeInto(map, merge);
  }
  // ----- flow collections
  #parseFlowSequence() {
    const scanner = this.#scanner;
    scanner.skip();
    const list2 = [];
    for (let kind = scanner.peek(); kind !== flowSequenceEnd; kind = scanner.peek()) {
      if (list2.length > 0) {
        if (kind !== flowEntry) this.#fail("did not find expected ',' or ']'");
        scanner.skip();
        kind = scanner.peek();
        if (kind === flowSequenceEnd) break;
      }
      this.#note(list2, list2.length, scanner.start, scanner.start);
      list2.push(kind === key ? this.#parseFlowPair() : this.#parseNode(false, false));
    }
    scanner.skip();
    return list2;
  }
  // `[a: 1]` is a list of one mapping.
  #parseFlowPair() {
    const scanner = this.#scanner;
    const keyStart = scanner.start;
    scanner.skip();
    const map = /* @__PURE__ */ new Map();
    const next = scanner.peek();
    const empty = next === flowEntry || next === flowSequenceEnd;
    const name = next === value || empty ? this.#emptyKey() : this.#parseKey(false);
    this.#depth++;
    const merge = this.#putEntry(map, name, keyStart, void 0, "flow");
    this.#depth--;
    return this.#mergeInto(map, merge);
  }
  #parseFlowMapping() {
    const scanner = this.#scanner;
    scanner.skip();
    const map = /* @__PURE__ */ new Map();
    let merge;
    let first = true;
    for (let kind = scanner.peek(); kind !== flowMappingEnd; kind = scanner.peek()) {
      if (!first) {
        if (kind !== flowEntry) this.#fail("did not find expected ',' or '}'");
        scanner.skip();
        kind = scanner.peek();
        if (kind === flowMappingEnd) break;
      }
      first = false;
      const keyStart = scanner.start;
      const keyed = kind === key;
      if (keyed) scanner.skip();
      const name = keyed ? this.#parseFlowKey() : this.#parseKey(false);
      merge = this.#putEntry(map, name, keyStart, merge, keyed ? "flow" : "bare");
    }
    scanner.skip();
    return this.#mergeInto(map, merge);
  }
  #parseFlowKey() {
    const next = this.#scanner.peek();
    const empty = next === value || next === flowEntry || next === flowMappingEnd;
    return empty ? this.#emptyKey() : this.#parseKey(false);
  }
  // ----- keys and entries
  // Printed as '' and so a text when it is read again; Go knows no null for a key of a configuration.
  #emptyKey() {
    if (this.#dialect === "config")
      refuse(this.#source, this.#scanner.start, "YAML_KEY", "unsupported map key of type: <nil>");
    this.#keyIsText = true;
    this.#keyIsMerge = false;
    return "";
  }
  #parseKey(block) {
    const scanner = this.#scanner;
    const kind = scanner.peek();
    const { text: text4, start: start2 } = scanner;
    this.#keyIsMerge = false;
    this.#keyIsText = true;
    if (isTextToken(kind)) {
      this.#made++;
      scanner.skip();
      return text4;
    }
    if (kind === plainScalar) return this.#parsePlainKey(text4, start2);
    if (block && (kind === key || kind === value || kind === blockEnd))
      return this.#emptyKey();
    const value2 = bareValue(this.#parseNode(block, block));
    if (isMap(value2) || Array.isArray(value2))
      refuse(this.#source, start2, "YAML_KEY", "invalid map key: a key is a scalar");
    this.#keyIsText = typeof value2 === "string" || value2 === null;
    this.#keyIsMerge = false;
    if (value2 === null && this.#dialect === "config")
      refuse(this.#source, start2, "YAML_KEY", "unsupported map key of type: <nil>");
    return value2 === null ? "" : String(value2);
  }
  #parsePlainKey(text4, start2) {
    this.#made++;
    this.#scanner.skip();
    this.#keyIsMerge = text4 === "<<";
    if (isSurelyText(text4)) {
      this.#keyIsText = true;
      return text4;
    }
    const { tag: tag3, value: value2 } = resolvePlain(text4, this.#dialect);
    this.#keyIsText = tag3 === "str" || this.#depth === 1 && tag3 !== "null";
    if (tag3 === "str" || this.#dialect === "resource") return text4;
    if (value2 === null) refuse(this.#source, start2, "YAML_KEY", "unsupported map key of type: <nil>");
    if (tag3 === "int" && Number(value2) >= 2 ** 63)
      refuse(this.#source, start2, "YAML_KEY", "unsupported map key of type: uint64");
    return tag3 === "float" ? formatFloatKey(Number(value2)) : String(value2);
  }
  #putEntry(map, name, keyStart, merge, form) {
    const isMerge = this.#keyIsMerge;
    const isText = this.#keyIsText;
    const valueFollows = form !== "bare" && this.#skipColon();
    const valueStart = valueFollows ? this.#scanner.start : keyStart;
    const element = valueFollows ? this.#parseValue(form === "block") : this.#empty(form === "block");
    if (isMerge) return this.#noteMerge(map, element, keyStart, merge);
    if (name === "<<" && this.#dialect === "resource") return merge;
    if (this.#dialect === "config" || !map.has(name)) map.set(name, element);
    else this.#refuseDuplicate(map, name, element, keyStart);
    if (!isText) this.#refuseKey(map, name, keyStart);
    this.#note(map, name, keyStart, valueStart);
    return merge;
  }
  // Whether a colon stands there; if so the scanner is past it.
  #skipColon() {
    if (this.#scanner.peek() !== value) return false;
    this.#scanner.skip();
    this.#scanner.peek();
    return true;
  }
  #parseValue(block) {
    const next = this.#scanner.peek();
    const empty = block ? next === key || next === value || next === blockEnd : next === flowEntry || next === flowMappingEnd || next === flowSequenceEnd;
    return empty ? this.#empty(block) : this.#parseNode(block, block);
  }
  #empty(block) {
    if (this.#dialect === "config") return null;
    return this.#reprints && !block ? nothingInFlow : nothing;
  }
  #refuseDuplicate(map, name, value2, offset) {
    const message = `mapping key "${name}" already defined`;
    const problem = problemIn(this.#source, offset, "YAML_DUPLICATE_KEY", message, "Keep one of them.");
    this.#refusals.push(problem);
    addSpare(map, name, value2, problem);
  }
  #refuseKey(map, name, offset) {
    if (this.#dialect === "config") return;
    const message = `json: unsupported type: the key \`${name}\` is no string`;
    const problem = problemIn(this.#source, offset, "YAML_KEY", message, `Write "${name}".`);
    this.#refusals.push(problem);
    markNoText(map, name, problem);
  }
  // ----- merge keys
  #noteMerge(map, value2, offset, before) {
    const sources = this.#mergeSources(value2, offset);
    if (this.#dialect === "config") {
      for (const source of sources.toReversed()) for (const [name, element] of source) map.set(name, element);
      return void 0;
    }
    if (before !== void 0) refuse(this.#source, offset, "YAML_MERGE", "duplicate merge key");
    return { sources };
  }
  #mergeSources(value2, offset) {
    const sources = Array.isArray(value2) ? value2 : [value2];
    if (!sources.every(isMap))
      refuse(
        this.#source,
        offset,
        "YAML_MERGE",
        "invalid map merge: map merge requires map or sequence of maps as the value"
      );
    return sources;
  }
  // kyaml: the mapping's own keys win, then the sources in their order.
  #mergeInto(map, merge) {
    if (merge === void 0) return map;
    const known2 = this.#offsets?.get(map) ?? /* @__PURE__ */ new Map();
    for (const source of merge.sources) {
      for (const [name, element] of source) {
        if (map.has(name)) continue;
        map.set(name, element === nothingInFlow ? nothing : this.#copy(element));
        const offsets = this.#offsets?.get(source)?.get(name);
        if (offsets !== void 0) known2.set(name, offsets);
      }
    }
    this.#offsets?.set(map, known2);
    return map;
  }
  // ----- places and failures
  #note(collection, at3, keyOffset, valueOffset) {
    if (this.#offsets === void 0) return;
    const known2 = this.#offsets.get(collection);
    if (known2 === void 0) this.#offsets.set(collection, /* @__PURE__ */ new Map([[at3, [keyOffset, valueOffset]]]));
    else known2.set(at3, [keyOffset, valueOffset]);
  }
  #fail(message) {
    refuse(this.#source, this.#scanner.start, "YAML_SYNTAX", message);
  }
  #failContent(block) {
    this.#fail(`did not find expected node content while parsing a ${block ? "block" : "flow"} node`);
  }
};
function bareValue(value2) {
  return value2 instanceof Scalar ? value2.value : value2;
}
function isTextToken(kind) {
  return kind === quotedScalar || kind === literalScalar || kind === foldedScalar;
}

// src/kustomize/yaml/positions.ts
function positionsOf(source, dialect) {
  let known2;
  function look(path, part2) {
    known2 ??= readPositions(source, dialect);
    return placeIn(source, offsetOf(known2, path, part2));
  }
  return { key: (path) => look(path, 0), value: (path) => look(path, 1) };
}
function readPositions(source, dialect) {
  const offsets = /* @__PURE__ */ new Map();
  const { value: value2, start: start2 } = parseDocument(source, { dialect, reprints: false, offsets });
  return { root: value2 ?? null, start: start2, offsets };
}
function offsetOf(known2, path, part2) {
  let at3 = known2.root;
  let offset = known2.start;
  for (const [depth, step3] of path.entries()) {
    if (!isMap(at3) && !Array.isArray(at3)) return offset;
    const pair = known2.offsets.get(at3)?.get(step3);
    if (pair === void 0) return offset;
    offset = pair[depth === path.length - 1 ? part2 : 1];
    at3 = isMap(at3) ? at3.get(String(step3)) : at3[Number(step3)];
  }
  return offset;
}

// src/lib/lfs.ts
function isLfsPointer(text4) {
  return /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n/.test(text4);
}
var lfsPointer = {
  code: "LFS_POINTER",
  message: "The file is kept in Git LFS: the repository holds a pointer in its place, and no YAML.",
  advice: "Take it out of LFS (git lfs untrack, then add it again): Flux reads pointers, too."
};

// src/kustomize/yaml/text.ts
var forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;
function decodeText(bytes, file) {
  const encoding = bytes[0] === 255 && bytes[1] === 254 ? "utf-16le" : bytes[0] === 254 && bytes[1] === 255 ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === "utf-8" }).decode(bytes);
  } catch (cause) {
    if (encoding !== "utf-8") throw new ProblemError(invalidText(file, "", 0), { cause });
    const valid = validPrefix(bytes);
    throw new ProblemError(invalidText(file, new TextDecoder().decode(bytes.subarray(0, valid)), valid), {
      cause
    });
  }
}
function invalidText(file, before, offset) {
  return {
    code: "YAML_ENCODING",
    message: `invalid leading UTF-8 octet, or one that does not follow it, at byte ${offset}`,
    place: placeAt(file, before, before.length),
    advice: "Save the file as UTF-8."
  };
}
function validPrefix(bytes) {
  let at3 = 0;
  while (at3 < bytes.length) {
    const width = runeWidth(bytes, at3);
    if (width === 0) return at3;
    at3 += width;
  }
  return at3;
}
function runeWidth(bytes, at3) {
  const lead = bytes[at3] ?? 0;
  if (lead < 128) return 1;
  const width = lead >= 240 ? 4 : lead >= 224 ? 3 : 2;
  if (lead < 194 || lead > 244 || at3 + width > bytes.length) return 0;
  const second = bytes[at3 + 1] ?? 0;
  const low = lead === 224 ? 160 : lead === 240 ? 144 : 128;
  const high = lead === 237 ? 159 : lead === 244 ? 143 : 191;
  if (second < low || second > high) return 0;
  const rest = bytes.subarray(at3 + 2, at3 + width);
  return rest.every((byte) => (byte & 192) === 128) ? width : 0;
}
function checkCharacters(text4, file) {
  const at3 = text4.search(forbidden);
  if (at3 === -1 && text4.isWellFormed()) return;
  const offset = at3 === -1 ? firstLoneSurrogate(text4) : at3;
  const code = text4.charCodeAt(offset).toString(16).toUpperCase().padStart(4, "0");
  throw new ProblemError({
    code: "YAML_CHARACTER",
    message: `control characters are not allowed: U+${code}`,
    place: placeAt(file, text4, offset),
    advice: "In double quotes it can be written as an escape."
  });
}
function firstLoneSurrogate(text4) {
  return text4.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
}
function refuseLfsPointer(text4, file) {
  if (isLfsPointer(text4)) throw new ProblemError({ ...lfsPointer, place: { file, line: 1, column: 1 } });
}

// src/kustomize/yaml/parse-config.ts
function parseConfig(text4, file) {
  refuseLfsPointer(text4, file);
  checkCharacters(text4, file);
  const source = sourceOf(file, text4);
  const { value: value2, refusals } = parseDocument(source, { dialect: "config", reprints: false });
  const [refusal] = refusals;
  if (refusal !== void 0) throw new ProblemError(refusal);
  return { value: value2 ?? null, positions: positionsOf(source, "config") };
}

// src/kustomize/scalar.ts
function kindOf(node) {
  if (node === null) return "null";
  if (typeof node !== "object") return "scalar";
  if (node instanceof Map) return "map";
  if (node instanceof Scalar) return node.value === null ? "null" : "scalar";
  return "list";
}
function isMissingOrNull(node) {
  return node === void 0 || node === null || node instanceof Scalar && node.value === null;
}
function textOf(node) {
  if (typeof node === "string") return node;
  if (node === void 0) return "";
  if (node instanceof Scalar) return node.text;
  if (typeof node === "object" && node !== null) return "";
  return scalarText(node);
}
function scalarText(value2) {
  return typeof value2 === "number" || typeof value2 === "bigint" ? formatNumber(value2) : String(value2);
}
function bare(node) {
  return node instanceof Scalar ? node.value : node;
}
var Untagged = class extends Scalar {
  constructor(text4, inFlow = false) {
    const value2 = bare(resolvePlain(text4, "resource").value);
    const isPlain2 = value2 instanceof Map || Array.isArray(value2) || value2 instanceof Scalar;
    super(isPlain2 ? text4 : value2, text4, false, inFlow);
  }
};
var Unquoted = class extends Scalar {
  constructor(text4) {
    super(text4, text4, false);
  }
};
var LadenNull = class extends Scalar {
  content;
  constructor(text4, content) {
    super(null, text4, false);
    this.content = content;
  }
};
function isString(node) {
  if (typeof node === "string" || node instanceof Untagged || node instanceof Unquoted) return true;
  if (!(node instanceof Scalar) || typeof node.value !== "string") return false;
  if (node.quoted) return true;
  const { tag: tag3, value: value2 } = resolvePlain(node.text, "resource");
  return node.value === node.text && (tag3 === "str" || value2 !== node.text);
}
function settle(node) {
  const text4 = node instanceof Untagged || node instanceof Unquoted ? node.text : node;
  if (typeof text4 !== "string" || !isNoText(text4)) return node;
  return isAmbiguousIn(text4, "resource") ? text4 : new Scalar(text4, text4, true);
}
var structure = /^[ \t#[{&!?-]|[: \t](?:[ \t]|$)|[ \t]#|[\r\u0085\u2028\u2029\ufeff]/;
function isNoText(text4) {
  if (text4 === "" || text4.includes("\n")) return false;
  if (!structure.test(text4)) return typeof resolvePlain(text4, "config").value !== "string";
  try {
    return typeof parseConfig(text4, "").value !== "string";
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.message.startsWith("unsupported map key");
    throw error;
  }
}
function styled(text4) {
  return text4.includes("\n") ? new Scalar(text4, text4, true) : settle(unquoted(text4));
}
function isNilOrEmpty(node) {
  if (isMissingOrNull(node)) return true;
  return node instanceof Map && node.size === 0 || Array.isArray(node) && node.length === 0;
}
function mapAt(map, key2) {
  const found2 = map?.get(key2);
  return found2 instanceof Map ? found2 : void 0;
}
function withField(map, key2, value2) {
  if (value2 === void 0 && !map.has(key2)) return map;
  const copy2 = copyMap(map);
  if (value2 === void 0) clearKey(copy2, key2);
  else copy2.set(key2, value2);
  return copy2;
}
function withElement(list2, index, value2) {
  const copy2 = list2.slice();
  copy2[index] = value2;
  return copy2;
}
function isQuoted(scalar) {
  if (scalar instanceof Scalar) return scalar.quoted;
  return typeof scalar === "string" && resolvePlain(scalar, "resource").tag !== "str";
}
function isFolded(scalar) {
  return scalar instanceof Scalar && typeof scalar.value === "string" && scalar.quoted && scalar.value !== scalar.text;
}
function inheritStyle(value2, replaced2) {
  if (kindOf(value2) !== "scalar" || kindOf(replaced2) === "map" || kindOf(replaced2) === "list") return value2;
  const text4 = textOf(value2);
  if (!isQuoted(replaced2)) return isString(value2) && !(value2 instanceof Untagged) ? unquoted(text4) : value2;
  if (resolvePlain(text4, "resource").tag !== "str") return text4;
  return new Scalar(isFolded(replaced2) ? refold(text4) : text4, text4, true);
}
function unquoted(text4) {
  return isAmbiguousIn(text4, "resource") ? new Unquoted(text4) : text4;
}
function replaceText(replaced2, text4) {
  if (isQuoted(replaced2)) return inheritStyle(text4, replaced2);
  return plainScalar2(text4);
}
function plainScalar2(text4) {
  return isAmbiguousIn(text4, "resource") ? new Untagged(text4) : text4;
}
function checkKey(key2) {
  if (resolvePlain(key2, "resource").tag === "str") return key2;
  return fail(
    "KEY_INVALID",
    `json: unsupported type: map[interface {}]interface {}: the key ${JSON.stringify(key2)} is no text without quotes`,
    void 0,
    "Kustomize loses the quotes of such a key; choose another."
  );
}

// src/kustomize/field-spec.ts
var parsedPaths = /* @__PURE__ */ new Map();
var maximumParsedPaths = 4096;
var listPart = /^(?:[+-]?[0-9]+|-|\*|\[.*\])$/;
function splitPath(path, delimiter) {
  const parts = path.split(delimiter);
  if (parts.length > 1 && parts[0] === "") parts.shift();
  const [first = "", ...others] = parts;
  const result = [first];
  for (const part2 of others) {
    const last = result.at(-1) ?? "";
    if (last.endsWith("\\")) result[result.length - 1] = `${last.slice(0, -1)}${delimiter}${part2}`;
    else result.push(part2);
  }
  return result;
}
function stepsOf(path) {
  const known2 = parsedPaths.get(path);
  if (known2 !== void 0) return known2;
  const steps = splitPath(path, "/").map(
    (part2) => part2.endsWith("[]") ? { name: part2.slice(0, -2), isList: true } : { name: part2, isList: false }
  );
  if (parsedPaths.size < maximumParsedPaths) parsedPaths.set(path, steps);
  return steps;
}
function matchesGvk(spec, gvk) {
  if (spec.kind !== void 0 && spec.kind !== "" && spec.kind !== gvk.kind) return false;
  if (spec.group !== void 0 && spec.group !== "" && spec.group !== gvk.group) return false;
  return spec.version === void 0 || spec.version === "" || spec.version === gvk.version;
}
function editField(root, spec, edit2) {
  const edited = editFrom(root, { steps: stepsOf(spec.path), spec, edit: edit2, trail: [] }, 0);
  return edited instanceof Map ? edited : root;
}
function editFrom(node, walk2, depth) {
  if (depth === walk2.steps.length) return walk2.edit.set(node, walk2.trail);
  switch (kindOf(node)) {
    case "null":
      return node;
    case "map":
      return editMap(node, walk2, depth);
    case "list":
      return editElements(node, walk2, depth);
    case "scalar":
      return fail(
        "FIELD_PATH",
        `considering field '${walk2.spec.path}': expected sequence or mapping node at '${namesBefore(walk2, depth)}', found a scalar`
      );
  }
}
function namesBefore(walk2, depth) {
  return walk2.steps.slice(0, depth).map((step3) => step3.name).join("/");
}
function editElements(list2, walk2, depth) {
  let result = list2;
  for (let index = 0; index < list2.length; index++) {
    const element = list2[index] ?? null;
    walk2.trail.push(index);
    const edited = editFrom(element, walk2, depth);
    walk2.trail.pop();
    if (edited !== element) result = withElement(result, index, edited);
  }
  return result;
}
function editMap(map, walk2, depth) {
  const step3 = walk2.steps[depth];
  if (step3 === void 0 || step3.name === "") {
    return fail("FIELD_PATH", `cannot set or create an empty field name in '${walk2.spec.path}'`);
  }
  const name = step3.name.trim();
  if (listPart.test(name)) {
    return fail(
      "FIELD_PATH",
      `considering field '${walk2.spec.path}': wrong node kind: expected a list at '${name}' but found a map`
    );
  }
  const start2 = startingNode(map.get(name), walk2, depth, step3.isList);
  if (start2 === void 0) return map;
  walk2.trail.push(name);
  const edited = editFrom(start2, walk2, depth + 1);
  walk2.trail.pop();
  return edited === map.get(name) ? map : withField(map, name, edited);
}
function startingNode(found2, walk2, depth, isList) {
  const creates = walk2.spec.create === true && walk2.edit.create !== void 0 && !isList;
  if (found2 === void 0 && !creates) return void 0;
  if (found2 !== void 0 && kindOf(found2) !== "null") return found2;
  if (isList) return [];
  if (!creates) return found2;
  const isLast2 = depth === walk2.steps.length - 1;
  if (isLast2 && walk2.edit.create === "scalar") return "";
  return found2 instanceof LadenNull ? found2.content : /* @__PURE__ */ new Map();
}

// src/kustomize/field-path.ts
function splitSmartPath(path) {
  const parts = splitPath(path, ".");
  const result = [];
  for (let at3 = 0; at3 < parts.length; at3++) {
    const part2 = parts[at3] ?? "";
    if (!part2.startsWith("[") || part2.endsWith("]")) {
      result.push(part2);
      continue;
    }
    const bracketed = [part2];
    while (at3 < parts.length - 1) {
      at3++;
      bracketed.push(parts[at3] ?? "");
      if (parts[at3]?.endsWith("]")) break;
    }
    const joined = bracketed.join(".");
    result.push(joined.includes("=") ? joined : joined.replace(/^[[\]]+|[[\]]+$/g, ""));
  }
  return result;
}
function isIndex(part2) {
  return /^\+?[0-9]+$/.test(part2);
}
function isListSelector(part2) {
  return part2.startsWith("[") && part2.endsWith("]");
}
function splitListSelector(part2) {
  const inner = part2.replace(/\]$/, "").replace(/^\[/, "");
  const equals = inner.indexOf("=");
  if (equals >= 0) return { field: inner.slice(0, equals), text: inner.slice(equals + 1) };
  return fail(
    "FIELD_PATH",
    `list path element must contain fieldName=fieldValue for element to match: '${part2}'`
  );
}
function getField(root, path) {
  let node = root;
  for (const part2 of path.map((each) => each.trim()).filter((each) => each !== "")) {
    if (isMissingOrNull(node)) return void 0;
    node = stepInto(node, part2);
    if (node === void 0) return void 0;
  }
  return node;
}
function stepInto(node, part2) {
  if (/^[+-]?[0-9]+$/.test(part2)) {
    if (Number(part2) < 0) return fail("FIELD_PATH", `array index ${part2} cannot be negative`);
    return listAt(node, part2)[Number(part2)];
  }
  if (part2 === "-") return listAt(node, part2).at(-1);
  if (part2 === "*") return fail("FIELD_PATH", "wildcard is not supported here");
  if (isListSelector(part2)) return findElement(listAt(node, part2), part2);
  if (node instanceof Map) return node.get(part2);
  return fail("FIELD_PATH", `wrong node kind: expected a map with '${part2}' but found a ${kindOf(node)}`);
}
function listAt(node, part2) {
  return Array.isArray(node) ? node : fail("FIELD_PATH", `wrong node kind: expected a list at '${part2}' but found a ${kindOf(node)}`);
}
function findElement(list2, part2) {
  const { field, text: text4 } = splitListSelector(part2);
  if (field === "") return list2.find((element) => textOf(element) === text4);
  return list2.find((element) => {
    const value2 = element instanceof Map ? element.get(field) : void 0;
    return value2 !== void 0 && textOf(value2) === text4;
  });
}

// src/kustomize/pattern/character-set.ts
var lastCodePoint = 1114111;
var newline = 10;
var digits = { ranges: [[48, 57]], isNegated: false };
var words2 = {
  ranges: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122]
  ],
  isNegated: false
};
var spaces = {
  ranges: [
    [9, 10],
    [12, 13],
    [32, 32]
  ],
  isNegated: false
};
var shorthands = { d: digits, w: words2, s: spaces };
var escapedControls = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
var posixClasses = {
  alnum: "09AZaz",
  alpha: "AZaz",
  ascii: "\0\x7F",
  blank: "		  ",
  cntrl: "\0\x7F\x7F",
  digit: "09",
  graph: "!~",
  lower: "az",
  print: " ~",
  punct: "!/:@[`{~",
  space: "	\r  ",
  upper: "AZ",
  word: "09AZaz__",
  xdigit: "09AFaf"
};
function foldRange([from, to]) {
  const ranges = [[from, to]];
  for (let code = from; code <= to && code - from < 1024; code++) {
    const character = String.fromCodePoint(code);
    for (const other of [character.toLowerCase(), character.toUpperCase()]) {
      const folded2 = other.codePointAt(0) ?? code;
      if (folded2 !== code && [...other].length === 1) ranges.push([folded2, folded2]);
    }
  }
  return ranges;
}
function complement(ranges) {
  const result = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((left, right) => left[0] - right[0])) {
    if (from > next) result.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= lastCodePoint) result.push([next, lastCodePoint]);
  return result;
}

// src/kustomize/pattern/unicode-class.ts
var scriptSpellings = { Inherited: "Zinh", Nko: "Nkoo" };
var categories = /^(?:C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;
var scriptName = /^[A-Z][a-z]+(?:_[A-Z][a-z]*)*$/;
var assigned = [
  [0, 262143],
  [917504, 918015]
];
var privatePlanes = [
  [983040, 1048573],
  [1048576, 1114109]
];
var known = /* @__PURE__ */ new Map();
function unicodeRanges(name) {
  if (!known.has(name)) known.set(name, findRanges(name));
  return known.get(name);
}
function findRanges(name) {
  if (name === "Any") return [[0, lastCodePoint]];
  const test2 = testOf(name);
  if (test2 === void 0) return void 0;
  const ranges = assigned.flatMap((range2) => rangesWithin(range2, test2));
  return name === "C" || name === "Co" ? [...ranges, ...privatePlanes] : ranges;
}
function testOf(name) {
  if (name === "C") return /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
  if (categories.test(name)) return new RegExp(`\\p{${name}}`, "u");
  if (!scriptName.test(name) && name !== "SignWriting") return void 0;
  return scriptTest(name);
}
function scriptTest(name) {
  try {
    const long = new RegExp(`\\p{Script=${scriptSpellings[name] ?? name}}`, "u");
    return isShortCode(name) ? void 0 : long;
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}
var fourLetters = /* @__PURE__ */ new Set(["Ahom", "Cham", "Kawi", "Lisu", "Miao", "Modi", "Newa", "Thai", "Toto"]);
function isShortCode(name) {
  return name.length === 4 && !fourLetters.has(name);
}
function rangesWithin([from, to], test2) {
  const ranges = [];
  let start2 = -1;
  for (let code = from; code <= to + 1; code++) {
    const isMember2 = code <= to && test2.test(String.fromCodePoint(code));
    if (isMember2 && start2 < 0) start2 = code;
    if (isMember2 || start2 < 0) continue;
    ranges.push([start2, code - 1]);
    start2 = -1;
  }
  return ranges;
}

// src/kustomize/pattern/character-reader.ts
var longestClass = 40;
var CharacterReader = class {
  #text;
  #characters;
  #at = 0;
  constructor(text4) {
    this.#text = text4;
    this.#characters = [...text4];
  }
  get isAtEnd() {
    return this.#at >= this.#characters.length;
  }
  /** Goes on by so many characters. */
  skip(count = 1) {
    this.#at += count;
  }
  /** Refuses the pattern. */
  refuse(reason) {
    return fail("PATTERN_INVALID", `error parsing regexp: ${reason}: \`${this.#text}\``);
  }
  /** The character at hand, or one further on; empty at the end. */
  peek(offset = 0) {
    return this.#characters[this.#at + offset] ?? "";
  }
  /** Goes past a text if it stands here. */
  takes(text4) {
    if (![...text4].every((character, index) => this.peek(index) === character)) return false;
    this.#at += [...text4].length;
    return true;
  }
  /** The next characters. */
  rest(length) {
    return this.#characters.slice(this.#at, this.#at + length).join("");
  }
  /** The class that the letter after a backslash stands for, if it stands for one. */
  readEscapedSet(ignoresCase) {
    const character = this.peek();
    const set = Object.hasOwn(shorthands, character.toLowerCase()) ? shorthands[character.toLowerCase()] : void 0;
    if (set !== void 0) {
      this.#at++;
      return { ...set, isNegated: character !== character.toLowerCase() };
    }
    if (character !== "p" && character !== "P") return void 0;
    const { ranges, isNegated } = this.#readUnicodeClass(character === "P");
    return { ranges: ignoresCase ? ranges.flatMap(foldRange) : ranges, isNegated };
  }
  /** `\pL`, `\p{Greek}`, `\p{^Lu}`: a general category or a script by the name that Go knows. */
  #readUnicodeClass(isComplement) {
    const found2 = /^[pP](?:\{(\^?)([^}]*)\}|([^{]))/u.exec(this.rest(longestClass));
    if (found2 === null) return this.refuse("invalid character class range");
    const ranges = unicodeRanges(found2[2] ?? found2[3] ?? "");
    if (ranges === void 0) return this.refuse("invalid character class range");
    this.#at += [...found2[0]].length;
    const isNegated = isComplement !== (found2[1] === "^");
    return { ranges, isNegated };
  }
  /** The character that what follows a backslash stands for. */
  readEscapedCharacter() {
    const character = this.peek();
    this.#at++;
    if (Object.hasOwn(escapedControls, character)) return escapedControls[character] ?? 0;
    const hex = character === "x" ? /^(?:\{([0-9a-fA-F]{1,9})\}|([0-9a-fA-F]{2}))/.exec(this.rest(11)) : null;
    if (hex !== null) return this.#takeNumber(hex[0], hex[1] ?? hex[2] ?? "", 16);
    const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(character + this.rest(2));
    if (octal !== null) return this.#takeNumber(octal[0].slice(1), octal[0], 8);
    if (character === "") return this.refuse("trailing backslash at end of expression");
    if (/[A-Za-z0-9]/.test(character)) return this.refuse("invalid escape sequence");
    return character.codePointAt(0) ?? 0;
  }
  #takeNumber(rest, digits2, base) {
    this.#at += rest.length;
    const code = Number.parseInt(digits2, base);
    return code > lastCodePoint ? this.refuse("invalid escape sequence") : code;
  }
  /** The class after an opening bracket. */
  readClass(ignoresCase) {
    const isNegated = this.takes("^");
    const ranges = [];
    for (let isFirst = true; isFirst || this.peek() !== "]"; isFirst = false) {
      if (this.#at >= this.#characters.length) this.refuse("missing closing ]");
      ranges.push(...this.#parseClassPart(ignoresCase));
    }
    this.#at++;
    const all = ignoresCase ? ranges.flatMap(foldRange) : ranges;
    return { ranges: all, isNegated };
  }
  #parseClassPart(ignoresCase) {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.rest(16));
    if (posix !== null) return this.#parsePosix(posix);
    if (this.peek() === "\\") {
      this.#at++;
      const set = this.readEscapedSet(ignoresCase);
      if (set !== void 0) return set.isNegated ? complement(set.ranges) : set.ranges;
      this.#at--;
    }
    const from = this.#parseClassCharacter();
    if (this.peek() !== "-" || this.peek(1) === "]") return [[from, from]];
    this.#at++;
    const to = this.#parseClassCharacter();
    return to < from ? this.refuse("invalid character class range") : [[from, to]];
  }
  #parsePosix(found2) {
    const [whole, negation = "", name = ""] = found2;
    const members = Object.hasOwn(posixClasses, name) ? posixClasses[name] : void 0;
    if (members === void 0) return this.refuse("invalid character class range");
    this.#at += whole.length;
    const ranges = [];
    for (let at3 = 0; at3 < members.length; at3 += 2)
      ranges.push([members.charCodeAt(at3), members.charCodeAt(at3 + 1)]);
    return negation === "" ? ranges : complement(ranges);
  }
  #parseClassCharacter() {
    const character = this.peek();
    this.#at++;
    if (character === "") return this.refuse("missing closing ]");
    return character === "\\" ? this.readEscapedCharacter() : character.codePointAt(0) ?? 0;
  }
};

// src/kustomize/pattern/parse.ts
var maximumRepeat = 1e3;
function parsePattern(text4) {
  const parser = new PatternParser(text4);
  const pattern = parser.parseChoice({ ignoresCase: false, isMultiline: false, dotTakesNewline: false });
  parser.expectEnd();
  return pattern;
}
var PatternParser = class {
  #reader;
  constructor(text4) {
    this.#reader = new CharacterReader(text4);
  }
  expectEnd() {
    if (!this.#reader.isAtEnd) this.#reader.refuse("unexpected )");
  }
  parseChoice(flags) {
    const parts = [];
    let current = flags;
    let sequence = [];
    while (!this.#reader.isAtEnd && this.#reader.peek() !== ")") {
      const changed2 = this.#parseFlags(current);
      if (changed2 !== void 0) current = changed2;
      else if (this.#reader.takes("|")) {
        parts.push({ kind: "sequence", parts: sequence });
        sequence = [];
      } else sequence.push(this.#parseRepeat(current));
    }
    const last = { kind: "sequence", parts: sequence };
    return parts.length === 0 ? last : { kind: "choice", parts: [...parts, last] };
  }
  /** `(?i)` and its kin change what follows in the group. */
  #parseFlags(flags) {
    const found2 = /^\(\?([imsU]*)(?:-([imsU]+))?\)/.exec(this.#reader.rest(24));
    if (found2 === null || found2[0] === "(?)") return void 0;
    this.#reader.skip(found2[0].length);
    return changeFlags(flags, found2[1] ?? "", found2[2] ?? "");
  }
  #parseRepeat(flags) {
    if (this.#parseRange() !== void 0) this.#reader.refuse("missing argument to repetition operator");
    let part2 = this.#parseAtom(flags);
    for (let count = 0; ; count++) {
      const range2 = this.#parseRange();
      if (range2 === void 0) return part2;
      this.#reader.takes("?");
      if (count > 0) this.#reader.refuse("invalid nested repetition operator");
      part2 = { kind: "repeat", part: part2, ...range2 };
    }
  }
  #parseRange() {
    if (this.#reader.takes("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#reader.takes("+")) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#reader.takes("?")) return { least: 0, most: 1 };
    const found2 = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#reader.rest(16));
    if (found2 === null) return void 0;
    this.#reader.skip(found2[0].length);
    const least = Number(found2[1]);
    const most = found2[2] === void 0 ? least : found2[3] === "" ? Number.POSITIVE_INFINITY : Number(found2[3]);
    const bound = Number.isFinite(most) ? most : least;
    if (bound > maximumRepeat || most < least) this.#reader.refuse("invalid repeat count");
    return { least, most };
  }
  #parseAtom(flags) {
    const character = this.#reader.peek();
    this.#reader.skip();
    switch (character) {
      case "(":
        return this.#parseGroup(flags);
      case "[":
        return { kind: "set", set: this.#reader.readClass(flags.ignoresCase) };
      case ".":
        return {
          kind: "set",
          set: { ranges: flags.dotTakesNewline ? [] : [[newline, newline]], isNegated: true }
        };
      case "^":
        return { kind: flags.isMultiline ? "line-start" : "start" };
      case "$":
        return { kind: flags.isMultiline ? "line-end" : "end" };
      case "\\":
        return this.#parseEscape(flags);
      default:
        return literal2(character, flags);
    }
  }
  #parseGroup(flags) {
    let inner = flags;
    if (this.#reader.peek() === "?") {
      const found2 = /^\?(?:P?<([A-Za-z_]\w*)>|([imsU]*)(?:-([imsU]+))?:)/.exec(this.#reader.rest(64));
      if (found2 === null) return this.#reader.refuse("invalid or unsupported Perl syntax");
      this.#reader.skip(found2[0].length);
      inner = changeFlags(flags, found2[2] ?? "", found2[3] ?? "");
    }
    const pattern = this.parseChoice(inner);
    if (!this.#reader.takes(")")) this.#reader.refuse("missing closing )");
    return pattern;
  }
  #parseEscape(flags) {
    const character = this.#reader.peek();
    const edges = { A: "start", z: "end", b: "word-edge", B: "inside-word" };
    if (character === "A" || character === "z" || character === "b" || character === "B") {
      this.#reader.skip();
      return { kind: edges[character] };
    }
    if (this.#reader.takes("Q")) return this.#parseQuoted(flags);
    const set = this.#reader.readEscapedSet(flags.ignoresCase);
    if (set !== void 0) return { kind: "set", set };
    return literal2(String.fromCodePoint(this.#reader.readEscapedCharacter()), flags);
  }
  #parseQuoted(flags) {
    const parts = [];
    while (!this.#reader.isAtEnd && !this.#reader.takes("\\E")) {
      parts.push(literal2(this.#reader.peek(), flags));
      this.#reader.skip();
    }
    return { kind: "sequence", parts };
  }
};
function changeFlags(flags, on, off) {
  const isOn = (letter2, before) => (before || on.includes(letter2)) && !off.includes(letter2);
  return {
    ignoresCase: isOn("i", flags.ignoresCase),
    isMultiline: isOn("m", flags.isMultiline),
    dotTakesNewline: isOn("s", flags.dotTakesNewline)
  };
}
function literal2(character, { ignoresCase }) {
  const code = character.codePointAt(0) ?? 0;
  const ranges = ignoresCase ? foldRange([code, code]) : [[code, code]];
  return { kind: "set", set: { ranges, isNegated: false } };
}

// src/kustomize/pattern/match.ts
var maximumProgram = 1e4;
function compilePattern(text4) {
  const pattern = parsePattern(text4);
  const program = [{ kind: "match" }];
  const start2 = emit(program, pattern, 0, text4);
  return (candidate) => runProgram(program, start2, candidate);
}
function emit(program, pattern, next, text4) {
  if (program.length > maximumProgram)
    fail("PATTERN_INVALID", `error parsing regexp: expression too large: \`${text4}\``);
  switch (pattern.kind) {
    case "empty":
      return next;
    case "set":
      return program.push({ kind: "set", set: pattern.set, next }) - 1;
    case "sequence":
      return pattern.parts.reduceRight((after2, part2) => emit(program, part2, after2, text4), next);
    case "choice":
      return program.push({ kind: "split", next: pattern.parts.map((part2) => emit(program, part2, next, text4)) }) - 1;
    case "repeat":
      return emitRepeat(program, pattern, next, text4);
    default:
      return program.push({ kind: "edge", edge: pattern.kind, next }) - 1;
  }
}
function emitRepeat(program, { part: part2, least, most }, next, text4) {
  let start2 = next;
  if (most === Number.POSITIVE_INFINITY) {
    const loop = program.push({ kind: "split", next: [] }) - 1;
    const body = emit(program, part2, loop, text4);
    program[loop] = { kind: "split", next: [body, next] };
    start2 = loop;
  } else {
    for (let count = least; count < most; count++) {
      const body = emit(program, part2, start2, text4);
      start2 = program.push({ kind: "split", next: [body, next] }) - 1;
    }
  }
  for (let count = 0; count < least; count++) start2 = emit(program, part2, start2, text4);
  return start2;
}
function runProgram(program, start2, text4) {
  const characters = Array.from(text4, (character) => character.codePointAt(0) ?? 0);
  let current = /* @__PURE__ */ new Set();
  for (let at3 = 0; at3 <= characters.length; at3++) {
    if (follow(program, start2, characters, at3, current)) return true;
    const code = characters[at3];
    if (code === void 0) break;
    const following = /* @__PURE__ */ new Set();
    for (const index of current) {
      const instruction = program[index];
      if (instruction?.kind !== "set" || !holds(instruction.set, code)) continue;
      if (follow(program, instruction.next, characters, at3 + 1, following)) return true;
    }
    current = following;
  }
  return false;
}
function follow(program, start2, characters, at3, reached) {
  const stack = [start2];
  for (let index = stack.pop(); index !== void 0; index = stack.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const instruction = program[index];
    if (instruction?.kind === "match") return true;
    if (instruction?.kind === "split") stack.push(...instruction.next);
    else if (instruction?.kind === "edge" && isAt(instruction.edge, characters, at3))
      stack.push(instruction.next);
  }
  return false;
}
function holds({ ranges, isNegated }, code) {
  return ranges.some(([from, to]) => code >= from && code <= to) !== isNegated;
}
function isAt(edge, characters, at3) {
  const [before, after2] = [characters[at3 - 1], characters[at3]];
  switch (edge) {
    case "start":
      return before === void 0;
    case "end":
      return after2 === void 0;
    case "line-start":
      return before === void 0 || before === 10;
    case "line-end":
      return after2 === void 0 || after2 === 10;
    case "word-edge":
      return isWord(before) !== isWord(after2);
    case "inside-word":
      return isWord(before) === isWord(after2);
  }
}
function isWord(code) {
  return code !== void 0 && /\w/.test(String.fromCodePoint(code));
}

// src/kustomize/yaml/parse-resources.ts
function parseResources(text4, file) {
  const whole = text4.includes("\r\n") ? text4.replaceAll("\r\n", "\n") : text4;
  refuseLfsPointer(whole, file);
  checkCharacters(whole, file);
  const parts = splitDocuments(whole, file);
  const documents = [];
  for (const [start2, end2] of parts) {
    const source = sourceOf(file, whole, start2, end2);
    const { value: value2, refusals } = readDocument(source, parts.length === 1);
    if (value2 === void 0 || printedValue(value2) === null) continue;
    documents.push({ value: value2, refusals, positions: positionsOf(source, "resource") });
  }
  return { documents };
}
function readDocument(source, alone) {
  const parsed2 = parseDocument(source, { dialect: "resource", reprints: true });
  if (!isUnprintedList(parsed2.value, alone)) return parsed2;
  return parseDocument(source, { dialect: "resource", reprints: false });
}
function isUnprintedList(value2, alone) {
  if (!isMap(value2) || !value2.has("items")) return false;
  const kind = printedValue(value2.get("kind") ?? null);
  if (typeof kind !== "string" || !kind.endsWith("List")) return false;
  return !alone || kind !== "List" && kind !== "ResourceList";
}
function splitDocuments(text4, file) {
  const parts = [];
  let start2 = 0;
  for (let at3 = text4.indexOf("\n---"); at3 !== -1; at3 = text4.indexOf("\n---", start2)) {
    const lineEnd = text4.indexOf("\n", at3 + 4);
    if (lineEnd === -1) break;
    const rest = text4.slice(at3 + 4, lineEnd).trim();
    if (rest !== "" && !rest.startsWith("#")) refuseSeparator(text4, file, at3 + 1);
    parts.push([start2, at3 + 1]);
    start2 = lineEnd + 1;
  }
  parts.push([start2, text4.length]);
  return parts;
}
function refuseSeparator(text4, file, start2) {
  throw new ProblemError({
    code: "YAML_SEPARATOR",
    message: "invalid document separator",
    place: placeAt(file, text4, start2),
    advice: "Start the document on the line after `---`."
  });
}

// src/kustomize/transformers/replacement-path.ts
function editMatches(root, search2) {
  return editFrom2(root, search2, 0);
}
function editFrom2(node, search2, depth) {
  const part2 = search2.path[depth];
  if (part2 === void 0) return search2.edit(node);
  if (isIndex(part2)) return editIndex(node, search2, depth, Number(part2));
  if (isListSelector(part2)) return editSelected(node, search2, depth, part2);
  if (part2 === "*") return editAll(node, search2, depth);
  return editField2(node, search2, depth, part2);
}
function visitMatches(root, search2) {
  const edit2 = (found2) => {
    try {
      return search2.edit(found2);
    } catch (error) {
      if (error instanceof ProblemError) return found2 ?? null;
      throw error;
    }
  };
  editMatches(root, { ...search2, edit: edit2 });
}
function created(search2, depth) {
  const next = search2.path[depth];
  if (next === void 0)
    return search2.create === "map" ? /* @__PURE__ */ new Map() : search2.create === "list" ? [] : void 0;
  return isIndex(next) || isListSelector(next) ? [] : /* @__PURE__ */ new Map();
}
function editField2(node, search2, depth, name) {
  if (isMissingOrNull(node)) return editNull(node ?? null, search2, depth, name);
  if (!(node instanceof Map))
    return fail(
      "REPLACEMENT_TARGET",
      `wrong node kind: expected a map with '${name}' but found a ${kindOf(node)}`
    );
  const found2 = node.get(name);
  if (found2 !== void 0 && search2.opensTexts === true && kindOf(found2) === "scalar" && textOf(found2).trim() !== "" && depth + 1 < search2.path.length) {
    visitMatches(parseText(textOf(found2)), { ...search2, path: search2.path.slice(depth + 1) });
    return node;
  }
  if (found2 === void 0 && search2.create === void 0) return node;
  const edited = editFrom2(found2 === void 0 ? created(search2, depth + 1) : found2, search2, depth + 1);
  return edited === found2 ? node : withField(node, name, edited);
}
function editNull(node, search2, depth, name) {
  if (search2.create === void 0) return node;
  const edited = editFrom2(created(search2, depth + 1), search2, depth + 1);
  const [first, second] = search2.path;
  const content = new Map(node instanceof LadenNull ? node.content : []).set(name, edited);
  const isPrintedAnew = depth === 2 && first === "metadata" && second === "annotations";
  return isPrintedAnew ? content : new LadenNull(textOf(node), content);
}
function listOf(node, part2) {
  if (isMissingOrNull(node)) return [];
  return Array.isArray(node) ? node : fail("REPLACEMENT_TARGET", `wrong node kind: expected a list at '${part2}' but found a ${kindOf(node)}`);
}
function editIndex(node, search2, depth, index) {
  const list2 = listOf(node, String(index));
  if (index === list2.length && search2.create !== void 0) {
    return [...list2, editFrom2(created(search2, depth + 1), search2, depth + 1)];
  }
  if (index >= list2.length) {
    return fail("REPLACEMENT_TARGET", `index ${index} specified but only ${list2.length} elements found`);
  }
  const element = list2[index] ?? null;
  const edited = editFrom2(element, search2, depth + 1);
  return edited === element ? list2 : withElement(list2, index, edited);
}
function editAll(node, search2, depth) {
  return editElements2(listOf(node, "*"), search2, depth, () => true);
}
function editElements2(list2, search2, depth, isMatch) {
  let result = list2;
  for (const [index, element] of list2.entries()) {
    if (!isMatch(element)) continue;
    const edited = editFrom2(element, search2, depth + 1);
    if (edited !== element) result = withElement(result, index, edited);
  }
  return result;
}
function editSelected(node, search2, depth, part2) {
  const { field, text: text4 } = splitListSelector(part2);
  const list2 = listOf(node, part2);
  let count = 0;
  const counting = {
    ...search2,
    edit: (found2) => {
      count++;
      return search2.edit(found2);
    }
  };
  const isMatch = elementMatcher(field, text4);
  const edited = editElements2(list2, counting, depth, isMatch);
  if (count > 0 || search2.create === void 0) return edited;
  const element = field === "" ? plainScalar2(text4) : /* @__PURE__ */ new Map([[field, plainScalar2(text4)]]);
  if (!isMatch(element)) return fail("REPLACEMENT_TARGET", `cannot create an element that matches '${part2}'`);
  return editElements2([...list2, element], search2, depth, (each) => each === element);
}
function elementMatcher(field, pattern) {
  const isMatch = compilePattern(pattern);
  if (field === "") return (element) => isMatch(printed(element));
  return (element) => {
    if (!(element instanceof Map)) return false;
    const value2 = element.get(field);
    return value2 !== void 0 && isMatch(printed(value2));
  };
}
function printed(node) {
  const text4 = textOf(node).trim();
  return isQuoted(node) ? `"${text4}"` : text4;
}
function parseText(text4) {
  return parseResources(text4, "the text of a field").documents[0]?.value ?? null;
}

// src/kustomize/dialect.ts
var olderDialect = {
  format: { replacementSourceValue: false, includeVolumeClaimTemplates: false, patchOptions: "any" },
  config: defaultConfig,
  clusterScoped: [],
  replacementSelectors: "texts",
  editReplaced: editMatches,
  delimitsInTexts: false,
  imageDigest: "(@sha256:[a-zA-Z0-9_.{}-]*)?",
  malformedImageName: "fails",
  emptyPatch: "fails",
  mergesStringData: false,
  allowsDoubleDots: true,
  // kubectl's Kustomize is built without a version.
  manager: "kustomize-(devel)"
};

// src/kustomize/yaml/go-json.ts
var special = (
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /["\\<>&\u2028\u2029\0-\x1f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
);
var everySpecial = new RegExp(special.source, "g");
var shortEscapes = /* @__PURE__ */ new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["	", "\\t"]
]);
function goJson(value2) {
  if (typeof value2 === "string") return quote(value2);
  if (typeof value2 === "number" || typeof value2 === "bigint") return formatJsonNumber(value2);
  if (Array.isArray(value2)) return `[${value2.map(goJson).join(",")}]`;
  if (value2 instanceof Scalar) return goJson(printedValue(value2));
  if (!isMap(value2)) return String(value2);
  const keys = Array.from(value2.keys()).sort(compareBytes);
  return `{${keys.map((key2) => `${quote(key2)}:${goJson(value2.get(key2) ?? null)}`).join(",")}}`;
}
function quote(text4) {
  return special.test(text4) ? `"${text4.replace(everySpecial, escapeUnit)}"` : `"${text4}"`;
}
function escapeUnit(character) {
  const short = shortEscapes.get(character);
  if (short !== void 0) return short;
  const code = character.charCodeAt(0);
  if (code >= 55296 && code <= 57343) return "\\ufffd";
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

// src/kustomize/transformers/yaml-text.ts
var import_yaml = __toESM(require_dist(), 1);

// src/lib/parser-words.ts
function parserWords(message) {
  return message.replace(/: [\s\S]*$/, "").replace(/ ?(?:"[\s\S]*"|!<[\s\S]*>|\\[\s\S]*$)/g, "").trim();
}

// src/kustomize/transformers/yaml-text.ts
function printYamlText(text4, before, after2) {
  const document = (0, import_yaml.parseDocument)(text4, { schema: "failsafe", uniqueKeys: false });
  forgiveFurtherDocuments(document);
  const length = (0, import_yaml.isMap)(document.contents) ? document.contents.items.length : 0;
  document.contents = changed(document.contents, before, after2);
  tidy(document, text4);
  const end2 = takeEndComment(document, text4);
  const added = (0, import_yaml.isMap)(document.contents) && length > 0 ? document.contents.items[length]?.key : void 0;
  if (end2 !== void 0 && (0, import_yaml.isScalar)(added)) added.commentBefore = `${end2}
`;
  const printed3 = document.toString({ lineWidth: 0, indentSeq: false, flowCollectionPadding: false, singleQuote: true }).trim();
  const joined = printed3.replaceAll(besideKey, " #").replaceAll(/(!!\w+) +$/gm, "$1").replaceAll(escaped, (_, code) => `\\U${code}`);
  return end2 === void 0 || (0, import_yaml.isScalar)(added) ? joined : `${joined}
${end2.replaceAll(/^/gm, "#")}`;
}
function forgiveFurtherDocuments(document) {
  document.errors = document.errors.filter(({ code }) => code !== "MULTIPLE_DOCS");
  const [error] = document.errors;
  if (error === void 0) return;
  fail(
    "REPLACEMENT_TARGET",
    `a replacement inside a text that holds YAML cannot print it: ${parserWords(error.message)}`,
    void 0,
    "Write the text in plainer YAML, or replace the whole of it."
  );
}
function takeEndComment(document, text4) {
  const { comment } = document;
  if (typeof comment !== "string" || comment.includes("\n\n")) return void 0;
  const lines = text4.trimEnd().split("\n");
  const above = lines[lines.length - comment.split("\n").length - 1] ?? "";
  if (above.trim() === "") return void 0;
  document.comment = null;
  return comment;
}
var mark = "\uE000";
var besideKey = new RegExp(`\\n *#${mark}`, "g");
var beyond = /[\u{10000}-\u{10ffff}]/gu;
var escaped = /\ue001([0-9A-F]{8})/g;
function quoteAsGo(scalar, isInFlow) {
  const text4 = scalar.value;
  if (typeof text4 !== "string") return;
  if (text4.search(beyond) >= 0) {
    scalar.type = "QUOTE_DOUBLE";
    scalar.value = text4.replaceAll(beyond, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `\uE001${code.toString(16).toUpperCase().padStart(8, "0")}`;
    });
  } else if (isInFlow && text4.includes("\n")) scalar.type = "QUOTE_DOUBLE";
  else if (isInFlow && scalar.type === "PLAIN" && /^$|[:,?[\]{}]/.test(text4)) scalar.type = "QUOTE_SINGLE";
}
function isFlow(node) {
  return ((0, import_yaml.isMap)(node) || (0, import_yaml.isSeq)(node)) && node.flow === true;
}
function tidy(document, text4) {
  if (document.directives !== void 0) document.directives.docStart = null;
  (0, import_yaml.visit)(document, {
    Pair: (_key, { key: key2, value: value2 }) => {
      if ((0, import_yaml.isScalar)(key2) && key2.value === "<<" && key2.type === "PLAIN") key2.tag = "!!merge";
      if (((0, import_yaml.isMap)(value2) || (0, import_yaml.isSeq)(value2)) && value2.commentBefore && hasCommentBeside(key2, text4))
        value2.commentBefore = mark + value2.commentBefore;
    },
    Node: (_key, node, ancestors) => {
      if (!(0, import_yaml.isScalar)(node) && !(0, import_yaml.isMap)(node) && !(0, import_yaml.isSeq)(node)) return;
      if ((0, import_yaml.isScalar)(node)) quoteAsGo(node, ancestors.some(isFlow));
      if (node.commentBefore && node.spaceBefore) node.commentBefore = node.commentBefore.replace(/\n+$/, "");
      node.spaceBefore = false;
    }
  });
}
function hasCommentBeside(key2, text4) {
  const end2 = (0, import_yaml.isScalar)(key2) ? key2.range?.[1] : void 0;
  return end2 !== void 0 && /^[ \t]*:[ \t]+#/.test(text4.slice(end2, end2 + 1e3));
}
function changed(node, before, after2) {
  if (node === null) return created2(after2);
  if (before === after2) return node;
  if ((0, import_yaml.isMap)(node) && after2 instanceof Map) return changedMap(node, before, after2);
  if ((0, import_yaml.isSeq)(node) && Array.isArray(after2)) return changedList(node, before, after2);
  if ((0, import_yaml.isScalar)(node) && !(after2 instanceof Map) && !Array.isArray(after2))
    return changedScalar(node, textOf(after2));
  const isWhole = !(after2 instanceof Map) && !Array.isArray(after2);
  if (isWhole || (0, import_yaml.isScalar)(node) || (0, import_yaml.isMap)(node) || (0, import_yaml.isSeq)(node)) return created2(after2);
  return fail(
    "REPLACEMENT_TARGET",
    "a replacement inside an alias of a text that holds YAML is not supported",
    void 0,
    "Write the value out in place of the alias, or replace what its anchor names."
  );
}
function changedMap(node, before, after2) {
  const former = before instanceof Map ? before : /* @__PURE__ */ new Map();
  for (const [key2, value2] of after2) {
    if (former.has(key2) && former.get(key2) === value2) continue;
    const pair = node.items.find((each) => (0, import_yaml.isScalar)(each.key) && each.key.value === key2);
    if (pair === void 0) node.items.push(new import_yaml.Pair(plain(key2), created2(value2)));
    else pair.value = changed(pair.value, former.get(key2), value2);
  }
  return node;
}
function changedList(node, before, after2) {
  const former = Array.isArray(before) ? before : [];
  node.items = after2.map((value2, index) => changed(node.items[index] ?? null, former[index], value2));
  return node;
}
function changedScalar(node, text4) {
  const wanted = node.type === "PLAIN" ? resolvePlain(String(node.value), "resource").tag : "str";
  node.value = text4;
  if (node.type !== "PLAIN") return node;
  if (text4.includes("\n")) node.type = "BLOCK_LITERAL";
  if (resolvePlain(text4, "resource").tag === wanted) return node;
  if (wanted === "str") node.type = "QUOTE_DOUBLE";
  else node.tag = `!!${wanted}`;
  return node;
}
function created2(value2) {
  if (Array.isArray(value2)) {
    const list2 = new import_yaml.YAMLSeq();
    list2.items = value2.map(created2);
    return list2;
  }
  if (value2 instanceof Map) {
    const map = new import_yaml.YAMLMap();
    map.items = Array.from(value2, ([key2, field]) => new import_yaml.Pair(plain(key2), created2(field)));
    return map;
  }
  const scalar = plain(textOf(value2));
  if (kindOf(value2) === "scalar" && isQuoted(value2)) scalar.type = "QUOTE_DOUBLE";
  if (textOf(value2).includes("\n")) scalar.type = "BLOCK_LITERAL";
  return scalar;
}
function plain(text4) {
  const scalar = new import_yaml.Scalar(text4);
  scalar.type = "PLAIN";
  return scalar;
}

// src/kustomize/transformers/structured-text.ts
function editThroughTexts(root, search2) {
  const found2 = findText(root, search2.path);
  const edited = found2 === void 0 ? void 0 : editText(found2, search2);
  if (found2 === void 0 || edited === void 0) return editMatches(root, { ...search2, opensTexts: true });
  const replaceText2 = (text4) => inheritStyle(edited, text4 ?? "");
  return editMatches(root, { path: found2.path, create: void 0, edit: replaceText2 });
}
function findText(root, path) {
  for (let length = 1; length < path.length; length++) {
    const start2 = path.slice(0, length);
    const node = attempt(() => getField(root, start2));
    if (node === void 0 || kindOf(node) !== "scalar") continue;
    const text4 = textOf(node);
    const content = attempt(() => parseText(text4));
    if (content !== void 0 && content !== null)
      return { text: text4, path: start2, rest: path.slice(length), content };
  }
  return void 0;
}
function attempt(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) return void 0;
    throw error;
  }
}
function editText({ text: text4, rest, content }, search2) {
  const isJson = /^\s*[{[]/.test(text4);
  let isFound = false;
  const edit2 = (isJson ? search2.editInJson : search2.editInYaml) ?? search2.edit;
  const edited = attempt(
    () => editMatches(content, {
      path: rest,
      create: search2.create,
      edit: (found2) => {
        isFound = true;
        return edit2(found2);
      }
    })
  );
  if (edited === void 0 || !isFound) return void 0;
  return isJson ? printJson(text4, edited) : printYamlText(text4, content, edited);
}
function printJson(original, content) {
  const compact = goJson(content);
  const isSpread = original.includes("\n") && original.includes("  ");
  return isSpread ? indentJson(compact) : compact;
}
function indentJson(compact) {
  let depth = 0;
  let inString = false;
  let result = "";
  for (let at3 = 0; at3 < compact.length; at3++) {
    const character = compact.charAt(at3);
    if (inString) {
      result += character;
      if (character === "\\") result += compact.charAt(++at3);
      else if (character === '"') inString = false;
      continue;
    }
    const isClosed = /[}\]]/.test(compact.charAt(at3 + 1));
    if (character === '"') inString = true;
    if ((character === "{" || character === "[") && !isClosed)
      result += `${character}
${"  ".repeat(++depth)}`;
    else if (character === "{" || character === "[") result += character + compact.charAt(++at3);
    else if (character === "}" || character === "]") result += `
${"  ".repeat(--depth)}${character}`;
    else if (character === ",") result += `,
${"  ".repeat(depth)}`;
    else result += character === ":" ? ": " : character;
  }
  return result;
}

// src/kustomize/dialect-newer.ts
var newerDialect = {
  format: { replacementSourceValue: true, includeVolumeClaimTemplates: true, patchOptions: "known" },
  config: newerDefaultConfig,
  clusterScoped: ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"].map(
    (kind) => `admissionregistration.k8s.io/v1 ${kind}`
  ),
  replacementSelectors: "patterns",
  editReplaced: editThroughTexts,
  delimitsInTexts: true,
  imageDigest: "(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?",
  malformedImageName: "matches nothing",
  emptyPatch: "does nothing",
  mergesStringData: true,
  allowsDoubleDots: false,
  manager: "kustomize-v5.8.2"
};
var fluxDialect = {
  ...newerDialect,
  format: { ...newerDialect.format, includeVolumeClaimTemplates: false },
  config: fluxDefaultConfig,
  clusterScoped: [],
  delimitsInTexts: false,
  imageDigest: olderDialect.imageDigest,
  malformedImageName: "fails",
  mergesStringData: false,
  allowsDoubleDots: true,
  // A library is built without a version.
  manager: olderDialect.manager
};

// src/kustomize/resource.ts
var blank2 = {
  previous: [],
  prefixes: [],
  suffixes: [],
  behavior: "unspecified",
  needsHash: false,
  allowNameChange: false,
  allowKindChange: false
};
var Resource = class _Resource {
  scopes;
  source;
  /** Why Kustomize could not print it as it was read, or what patches brought. */
  refusals;
  memory;
  variables = [];
  /** Which layer changed what, if the build was asked to know. */
  origins;
  /** The tree as it was read or generated. */
  readAs;
  /** Whether it was read between braces, where Kustomize prints an empty text differently. */
  inFlow = false;
  /** Scalars that change together. */
  shared = [];
  /** Where it comes from and what changed it, kept if `buildMetadata` asks. */
  origin;
  transformations = [];
  #root;
  #id;
  constructor(root, scopes, memory = blank2, source) {
    this.#root = root;
    this.readAs = root;
    this.scopes = scopes;
    this.memory = memory;
    this.source = source;
    this.refusals = source?.refusals ?? [];
  }
  /** The same resource in another build: what changes one does not change the other. */
  copyFor(scopes) {
    const copy2 = Object.assign(new _Resource(this.readAs, scopes), this, { scopes });
    copy2.#root = this.#root;
    copy2.#id = this.#id;
    copy2.origins = this.origins === void 0 ? void 0 : new Map(this.origins);
    return copy2;
  }
  get root() {
    return this.#root;
  }
  /** Gives the resource another tree; `ResourceSet.update` does so for a resource of a set. */
  setRoot(root) {
    const old = this.#root;
    this.#root = root;
    const sameId = ["metadata", "kind", "apiVersion"].every((key2) => old.get(key2) === root.get(key2));
    if (!sameId) this.#id = void 0;
  }
  get id() {
    this.#id ??= identify(this.#root, this.scopes);
    return this.#id;
  }
};
function idKey(id, effectiveNamespace2) {
  return `${id.group}|${id.version}|${id.kind}|${effectiveNamespace2}|${id.name}`;
}
function effectiveNamespace(namespace2, isClusterScoped) {
  if (isClusterScoped) return notNamespaced;
  return namespace2 === "" ? defaultNamespace : namespace2;
}
function identify(root, scopes) {
  const apiVersion = metaText(root, "apiVersion");
  const kind = metaText(root, "kind");
  const metadata = mapAt(root, "metadata");
  const id = {
    ...splitApiVersion(apiVersion),
    kind,
    name: metaText(metadata, "name"),
    namespace: metaText(metadata, "namespace")
  };
  const isClusterScoped = scopes.isClusterScoped(apiVersionOf(id), kind);
  const effective = effectiveNamespace(id.namespace, isClusterScoped);
  return { ...id, isClusterScoped, effectiveNamespace: effective, key: idKey(id, effective) };
}
function metaText(metadata, field) {
  const value2 = metadata?.get(field);
  return isNilOrEmpty(value2) ? "" : textOf(value2);
}
function previousIds(resource) {
  const { group, version } = resource.id;
  return resource.memory.previous.map((previous) => {
    if (isLost(previous)) refuseLostName(resource);
    return { group, version, ...previous };
  });
}
function isLost({ name, kind }) {
  return name === "" || kind === "" || name.includes(",") || kind.includes(",");
}
function refuseLostName(resource) {
  return fail(
    "RESOURCE_INVALID",
    "number of previous names, number of previous namespaces, number of previous kinds not equal: the resource once had an empty name or kind, or one with a comma",
    placeOf(resource)
  );
}
function originalId(resource) {
  return previousIds(resource)[0] ?? resource.id;
}
function previousNamespace(id) {
  return effectiveNamespace(id.namespace, false);
}
function originalNamespace(resource) {
  const [first] = previousIds(resource);
  return first === void 0 ? resource.id.effectiveNamespace : previousNamespace(first);
}
function rememberName(resource) {
  const { name, effectiveNamespace: namespace2, kind } = resource.id;
  const { previous } = resource.memory;
  const last = previous.at(-1);
  if (last?.name === name && last.namespace === namespace2 && last.kind === kind) return;
  resource.memory = { ...resource.memory, previous: [...previous, { name, namespace: namespace2, kind }] };
}
function placeOf(resource, path = []) {
  const { source } = resource;
  return source?.positions.value([...source.path, ...path]);
}

// src/kustomize/shared-scalars.ts
function spreadShared(root, shared) {
  let result = root;
  const kept = [];
  for (const { value: value2, paths } of shared) {
    const present = paths.filter((path) => valueAt(root, path) !== void 0);
    const changed2 = present.findLast((path) => valueAt(root, path) !== value2);
    const next = changed2 === void 0 ? value2 : valueAt(root, changed2) ?? value2;
    if (changed2 !== void 0) for (const path of present) result = withValueAt(result, path, next);
    if (present.length > 1) kept.push({ value: next, paths: present });
  }
  return { root: result, shared: kept };
}
function keepShared(shared, patch) {
  return shared.map(({ value: value2, paths }) => ({ value: value2, paths: paths.filter((path) => !isReplaced(patch, path)) }));
}
function isReplaced(patch, path) {
  let node = patch;
  for (const step3 of path) {
    if (Array.isArray(node)) return true;
    if (!(node instanceof Map)) return false;
    if (node.has("$patch")) return true;
    node = node.get(String(step3));
  }
  return false;
}
function valueAt(root, path) {
  let node = root;
  for (const step3 of path) {
    if (node instanceof Map) node = node.get(String(step3));
    else if (Array.isArray(node)) node = node[Number(step3)];
    else return void 0;
  }
  return node;
}
function withValueAt(node, path, value2) {
  const [step3, ...rest] = path;
  if (step3 === void 0) return value2;
  if (node instanceof Map) {
    const key2 = String(step3);
    const child4 = node.get(key2);
    return child4 === void 0 ? node : withField(node, key2, withValueAt(child4, rest, value2));
  }
  if (!Array.isArray(node)) return node;
  const child3 = node[Number(step3)];
  return child3 === void 0 ? node : withElement(node, Number(step3), withValueAt(child3, rest, value2));
}

// src/kustomize/resource-set.ts
var ResourceSet = class {
  #list = [];
  /** Resources by the key of their present id; more than one only between a renaming and the next append. */
  #current = /* @__PURE__ */ new Map();
  /** Resources by every key they ever had here; what is found is checked, so nothing need be taken out. */
  #ever;
  #everName;
  #members = /* @__PURE__ */ new Set();
  get all() {
    return this.#list;
  }
  get size() {
    return this.#list.length;
  }
  /** Adds a resource at the end; one with the same present id is a problem. */
  append(resource) {
    const { id } = resource;
    if ((this.#current.get(id.key)?.length ?? 0) > 0) {
      fail(
        "RESOURCE_DUPLICATE",
        `may not add resource with an already registered id: ${formatId(id)}`,
        placeOf(resource),
        "Two files or bases define it. Drop one, or give one of them a prefix, a suffix or another namespace."
      );
    }
    this.#list.push(resource);
    this.#index(resource);
  }
  appendAll(resources) {
    for (const resource of resources) this.append(resource);
  }
  /** Gives a resource another tree and keeps it findable. */
  update(resource, root) {
    if (root === resource.root) return;
    const before = resource.id.key;
    resource.setRoot(root);
    if (resource.shared.length > 0) {
      const spread = spreadShared(root, resource.shared);
      resource.setRoot(spread.root);
      resource.shared = spread.shared;
    }
    if (resource.id.key === before) return;
    this.#unindex(resource, before);
    this.#index(resource);
  }
  /** Puts a resource where another stood. */
  replace(old, replacement) {
    const position = this.#list.indexOf(old);
    this.#unindex(old, old.id.key);
    this.#members.delete(old);
    this.#list[position] = replacement;
    this.#index(replacement);
  }
  /** Takes out what `keep` does not keep. */
  filter(keep2) {
    const kept = [];
    for (const resource of this.#list) {
      if (keep2(resource)) {
        kept.push(resource);
        continue;
      }
      this.#unindex(resource, resource.id.key);
      this.#members.delete(resource);
    }
    if (kept.length < this.#list.length) this.#list = kept;
  }
  /** Starts again with these resources, in this order; equal ids are a problem. */
  reset(resources) {
    this.#list = [];
    this.#current.clear();
    this.#ever = void 0;
    this.#everName = void 0;
    this.#members = /* @__PURE__ */ new Set();
    this.appendAll(resources);
  }
  /** Changes the order alone. */
  reorder(resources) {
    this.#list = [...resources];
  }
  /** The resources whose present id this is. */
  withCurrentKey(key2) {
    return this.#current.get(key2) ?? [];
  }
  /** The resources that have or had this id. */
  withAnyId(id, effectiveNamespace2) {
    this.#ever ??= this.#buildEver();
    const key2 = idKey(id, effectiveNamespace2);
    const found2 = [...this.#ever.get(key2) ?? []].filter(
      (each) => this.#members.has(each) && keysOf(each).includes(key2)
    );
    return found2.length > 1 ? this.#inOrder(found2) : found2;
  }
  /** The resources that have or had this name, in any kind and namespace. */
  withAnyName(name) {
    this.#everName ??= this.#buildEverName();
    const found2 = [...this.#everName.get(name) ?? []].filter(
      (each) => this.#members.has(each) && namesOf(each).includes(name)
    );
    return found2.length > 1 ? this.#inOrder(found2) : found2;
  }
  #inOrder(found2) {
    const wanted = new Set(found2);
    return this.#list.filter((each) => wanted.has(each));
  }
  #index(resource) {
    const { key: key2 } = resource.id;
    const same = this.#current.get(key2);
    if (same === void 0) this.#current.set(key2, [resource]);
    else same.push(resource);
    this.#members.add(resource);
    if (this.#ever !== void 0) noteAll(this.#ever, keysOf(resource), resource);
    if (this.#everName !== void 0) noteAll(this.#everName, namesOf(resource), resource);
  }
  #unindex(resource, key2) {
    const same = this.#current.get(key2)?.filter((each) => each !== resource) ?? [];
    if (same.length === 0) this.#current.delete(key2);
    else this.#current.set(key2, same);
  }
  #buildEver() {
    const index = /* @__PURE__ */ new Map();
    for (const resource of this.#list) noteAll(index, keysOf(resource), resource);
    return index;
  }
  #buildEverName() {
    const index = /* @__PURE__ */ new Map();
    for (const resource of this.#list) noteAll(index, namesOf(resource), resource);
    return index;
  }
};
function keysOf(resource) {
  return [resource.id.key, ...previousIds(resource).map((id) => idKey(id, previousNamespace(id)))];
}
function namesOf(resource) {
  return [resource.id.name, ...resource.memory.previous.map((previous) => previous.name)];
}
function noteAll(index, keys, resource) {
  for (const key2 of keys) {
    const known2 = index.get(key2);
    if (known2 === void 0) index.set(key2, /* @__PURE__ */ new Set([resource]));
    else known2.add(resource);
  }
}

// src/kustomize/variables.ts
function bindVariables(resources, entries, variables) {
  for (const entry2 of entries) {
    const name = entry2.name ?? "";
    const matched = matchingResources(resources, entry2);
    if (matched.length > 1) {
      fail(
        "VARIABLE_INVALID",
        `found ${matched.length} resId matches for var ${name} (unable to disambiguate)`
      );
    }
    for (const resource of matched) resource.variables = [...resource.variables, name];
  }
  for (const entry2 of entries) {
    addVariable(variables, {
      name: entry2.name ?? "",
      fieldPath: entry2.fieldref?.fieldPath || "metadata.name"
    });
  }
}
function addVariable(variables, variable) {
  if (variables.has(variable.name)) fail("VARIABLE_INVALID", `var '${variable.name}' already encountered`);
  variables.set(variable.name, variable);
}
function matchingResources(resources, { objref = {} }) {
  const { name = "", namespace: namespace2 = "", kind = "", apiVersion } = objref;
  const type = apiVersion ? typeOf(apiVersion, objref) : { group: objref.group ?? "", version: objref.version ?? "" };
  const isMeant = (id, effective) => id.name === name && id.kind === kind && id.group === type.group && id.version === type.version && (namespace2 === "" || effective === effectiveNamespace(namespace2, false));
  return resources.withAnyName(name).filter(
    (resource) => isMeant(resource.id, resource.id.effectiveNamespace) || previousIds(resource).some((id) => isMeant(id, previousNamespace(id)))
  );
}
function typeOf(apiVersion, objref) {
  const { group, version } = splitApiVersion(apiVersion);
  return { group: apiVersion.includes("/") ? group : objref.group ?? "", version };
}
function resolveVariables(resources, variables, specs3) {
  if (variables.size === 0) return [];
  const owners = ownersOf(resources);
  const values = new Map(
    [...variables.values()].map((variable) => [variable.name, resolveValue(variable, owners)])
  );
  const used = /* @__PURE__ */ new Set();
  const expand = (text4) => expandText(text4, (name) => lookUp(values, name, used));
  for (const resource of resources.all) {
    let { root } = resource;
    for (const spec of specs3) {
      if (matchesGvk(spec, resource.id))
        root = editField(root, { ...spec, create: false }, { set: (node) => expandNode(node, expand) });
    }
    resources.update(resource, root);
  }
  const unused = [...values.keys()].filter((name) => !used.has(name)).sort();
  return unused.length === 0 ? [] : [`well-defined vars that were never replaced: ${unused.join(",")}`];
}
function ownersOf(resources) {
  const owners = /* @__PURE__ */ new Map();
  for (const resource of resources.all) {
    for (const name of resource.variables) if (!owners.has(name)) owners.set(name, resource);
  }
  return owners;
}
function resolveValue({ name, fieldPath }, owners) {
  const owner = owners.get(name);
  if (owner === void 0) {
    return fail("VARIABLE_INVALID", `var '${name}' cannot be mapped to a field in the set of known resources`);
  }
  const path = splitSmartPath(fieldPath).flatMap(splitIndex);
  const found2 = getField(owner.root, path);
  const value2 = found2 === void 0 || kindOf(found2) === "map" || kindOf(found2) === "list" ? found2 : readScalar(found2);
  if (value2 !== void 0) return value2;
  return fail(
    "VARIABLE_INVALID",
    `field specified in var '${name}' not found in corresponding resource: ${fieldPath}`
  );
}
function splitIndex(part2) {
  const found2 = /^(.*)\[(\d+)\]$/.exec(part2);
  if (found2 === null) return [part2];
  const [, name = "", index = ""] = found2;
  return name === "" ? [index] : [name, index];
}
function lookUp(values, name, used) {
  const value2 = values.get(name);
  if (value2 === void 0 || kindOf(value2) !== "scalar" && kindOf(value2) !== "null") return void 0;
  used.add(name);
  return value2;
}
function readScalar(node) {
  const text4 = textOf(node);
  if (isString(node) || kindOf(node) === "null") return text4;
  const { tag: tag3, value: value2 } = resolvePlain(text4, "resource");
  if (tag3 === "int") return parseDecimal(text4);
  if (tag3 === "float") return text4.includes("_") || !Number.isFinite(value2) ? void 0 : value2;
  return tag3 === "bool" ? value2 : text4;
}
function parseDecimal(text4) {
  if (!/^[+-]?[0-9]+$/.test(text4)) return void 0;
  const number = parseGoInteger(text4.replace(/^([+-]?)0+(?=[0-9])/, "$1"));
  return typeof number === "bigint" && number > maxInt64 ? void 0 : number;
}
function expandText(text4, lookUpName) {
  let result = "";
  for (let at3 = 0; at3 < text4.length; at3++) {
    const character = text4.charAt(at3);
    if (character !== "$" || at3 + 1 === text4.length) {
      result += character;
      continue;
    }
    const next = text4.charAt(at3 + 1);
    const close3 = next === "(" ? text4.indexOf(")", at3 + 2) : -1;
    if (close3 < 0) {
      result += next === "$" ? "$" : `$${next}`;
      at3++;
      continue;
    }
    const written = text4.slice(at3, close3 + 1);
    const value2 = lookUpName(text4.slice(at3 + 2, close3)) ?? written;
    if (written === text4) return value2;
    result += textOf(value2);
    at3 = close3;
  }
  return result;
}
function expandNode(node, expand) {
  switch (kindOf(node)) {
    case "null":
      return node;
    case "scalar":
      return isString(node) ? expandScalar(node, expand) : node;
    case "map":
      return new Map(
        [...node].map(([key2, value2]) => [
          key2,
          isString(value2) ? expandScalar(value2, expand) : value2
        ])
      );
    case "list":
      return node.map((each) => {
        if (isString(each)) return expandScalar(each, expand);
        return fail("VARIABLE_INVALID", "invalid value type expect a string");
      });
  }
}
function expandScalar(node, expand) {
  const text4 = textOf(node);
  if (text4.includes("$")) return expand(text4);
  return node instanceof Untagged ? text4 : node;
}

// src/kustomize/accumulator.ts
function emptyAccumulator() {
  return { resources: new ResourceSet(), config: emptyConfig, variables: /* @__PURE__ */ new Map() };
}
function mergeAccumulator(into, other) {
  into.resources.appendAll(other.resources.all);
  into.config = mergeConfigs(into.config, other.config);
  for (const variable of other.variables.values()) addVariable(into.variables, variable);
}

// src/kustomize/remote.ts
var schemes = ["ssh://", "https://", "http://", "file://"];
function isRemoteFile(path) {
  return /^https?:/i.test(path);
}
function isRepository(path) {
  if (path.startsWith("/")) return false;
  const [beforeQuery = ""] = path.split("?");
  const rest = afterHost(beforeQuery.replace(/^git::/i, ""));
  return rest !== void 0 && hasRepositoryPath(rest.path, rest.scheme);
}
function afterHost(url) {
  const scheme = schemes.find((each) => url.toLowerCase().startsWith(each)) ?? "";
  const afterScheme = url.slice(scheme.length);
  const user = /^[a-zA-Z][a-zA-Z0-9-]*@/.exec(afterScheme)?.[0] ?? "";
  const hostAndPath = afterScheme.slice(user.length);
  const isGithub = /^github\.com[/:]/i.test(hostAndPath);
  const isScp = scheme === "" && (user !== "" || isGithub);
  if (scheme === "" && !isScp) return void 0;
  if (scheme === "file://") return { path: user + hostAndPath, scheme };
  const separator = pathSeparator(hostAndPath, isScp);
  if (hostAndPath === "") return void 0;
  return { path: separator < 0 ? "" : hostAndPath.slice(separator + 1), scheme };
}
function pathSeparator(text4, isScp) {
  const slash = text4.indexOf("/");
  const colon = isScp ? text4.indexOf(":") : -1;
  return slash === -1 || colon > 0 && colon < slash ? colon === -1 ? slash : colon : slash;
}
function hasRepositoryPath(path, scheme) {
  const { repository, root } = splitRepository(path, scheme);
  return repository !== "" && !/^\.\.(?:\/|$)/.test(root.replace(/^\//, ""));
}
function splitRepository(path, scheme) {
  const azure = path.indexOf("_git/");
  if (azure >= 0) {
    const [name = "", ...root] = path.slice(azure + 5).split("/");
    return { repository: path.slice(0, azure + 5) + name, root: root.join("/") };
  }
  const double = path.indexOf("//");
  if (double >= 0) return { repository: path.slice(0, double), root: path.slice(double + 2) };
  const suffix = path.indexOf(".git");
  if (suffix >= 0) return { repository: path.slice(0, suffix + 4), root: path.slice(suffix + 4) };
  if (scheme === "file://") return { repository: path, root: "" };
  const segments = path.split("/");
  return segments.length < 2 ? { repository: "", root: "" } : { repository: path, root: segments.slice(2).join("/") };
}

// src/kustomize/loader.ts
function displayPath(setting, path) {
  return relativePath(setting.base, path);
}
function openRoot(setting, dir) {
  if (isRepository(dir) || isRemoteFile(dir)) refuseRemote(dir, void 0);
  const found2 = setting.files.resolve(joinPath("/", dir));
  if (found2?.kind === "folder") return { path: found2.path, referrer: void 0 };
  const shown = displayPath(setting, joinPath("/", dir));
  const reason = found2 === void 0 ? `not a valid directory: '${shown}': no such file or directory` : `'${shown}': file is not directory`;
  return fail("FOLDER_NOT_FOUND", `must build at directory: ${reason}`);
}
function refuseRemote(path, place2) {
  return fail(
    "REMOTE_REFUSED",
    `remote resource '${path}' is refused: a build here fetches nothing`,
    place2,
    "Copy it into the repository and name the copy."
  );
}
function openFolder(setting, from, path, place2) {
  if (path === "") fail("FOLDER_NOT_FOUND", "new root cannot be empty", place2);
  if (isRepository(path)) refuseRemote(path, place2);
  if (path.startsWith("/"))
    fail(
      "FOLDER_NOT_FOUND",
      `new root '${path}' cannot be absolute`,
      place2,
      "Write it relative to this file."
    );
  if (!setting.allowsDoubleDots) refuseAmbiguous(path, place2);
  const found2 = setting.files.resolve(joinPath(from.path, path));
  if (found2 === void 0) return failMissing(setting, from, path, place2);
  if (found2.kind === "file")
    return fail("FOLDER_NOT_FOUND", `'${path}' must resolve to a directory, not a file`, place2);
  refuseCycle(setting, from, found2.path, place2);
  return { path: found2.path, referrer: from };
}
function refuseAmbiguous(path, place2) {
  if (!path.split("/").some((part2) => part2 !== ".." && part2.includes(".."))) return;
  fail(
    "FOLDER_NOT_FOUND",
    `path "${path}" is ambiguous`,
    place2,
    "Check the indentation: two lines may have run into one."
  );
}
function refuseCycle(setting, from, candidate, place2) {
  const visited = folderInside(from, candidate);
  if (visited === void 0) return;
  fail(
    "CYCLE",
    `cycle detected: candidate root '${displayPath(setting, candidate)}' contains visited root '${displayPath(setting, visited.path)}'`,
    place2
  );
}
function folderInside(from, candidate) {
  let visited = from;
  while (visited !== void 0 && !isWithin(visited.path, candidate)) visited = visited.referrer;
  return visited;
}
function openEntry(setting, from, path, place2) {
  if (isRemoteFile(path)) refuseRemote(path, place2);
  const found2 = path === "" ? void 0 : setting.files.resolve(joinPath(from.path, path));
  if (found2?.kind === "file") return { kind: "file", path: confine(setting, from, path, found2.path, place2) };
  return { kind: "folder", folder: openFolder(setting, from, path, place2) };
}
function openFile(setting, from, path, place2) {
  if (isRemoteFile(path)) refuseRemote(path, place2);
  const found2 = setting.files.resolve(joinPath(from.path, path));
  if (found2 === void 0) return failMissing(setting, from, path, place2);
  if (found2.kind === "folder") return fail("FILE_NOT_FOUND", `'${path}' must resolve to a file`, place2);
  return confine(setting, from, path, found2.path, place2);
}
function confine(setting, from, written, path, place2) {
  if (!setting.rootOnly || isWithin(path, from.path)) return path;
  return fail(
    "FILE_OUTSIDE_ROOT",
    `security; file '${written}' is not in or below '${displayPath(setting, from.path)}'`,
    place2,
    "Move it below, name its folder instead, or build with --load-restrictor LoadRestrictionsNone."
  );
}
function failMissing(setting, from, path, place2) {
  const full = joinPath(from.path, path);
  const parent = joinPath(full, "..");
  const name = full.slice(full.lastIndexOf("/") + 1);
  const [nearest] = similar(name, setting.files.list(parent) ?? []);
  return fail(
    "FILE_NOT_FOUND",
    `no such file or directory: '${path}'`,
    place2,
    nearest === void 0 ? void 0 : `Did you mean '${path.slice(0, path.length - name.length)}${nearest}'?`
  );
}

// src/kustomize/context.ts
function note(site, code, message) {
  const place2 = findPlace(site.place);
  site.build.findings.push(place2 === void 0 ? { code, message } : { code, message, place: place2 });
}
function readFile(site, path) {
  const { loader } = site.build;
  return readAt(site.build, openFile(loader, site.folder, path, site.place));
}
function readAt(build2, path) {
  return { name: displayPath(build2.loader, path), content: build2.loader.files.read(path) ?? "" };
}
function readText(site, path) {
  const { name, content } = readFile(site, path);
  return { name, text: textIn(content, name) };
}
function textIn(content, name) {
  return typeof content === "string" ? content : decodeText(content, name);
}

// src/kustomize/decode.ts
function step(cursor, key2) {
  return { ...cursor, path: [...cursor.path, key2] };
}
function refuseType(value2, expected2, cursor) {
  const field = [cursor.name, ...cursor.path.filter((part2) => typeof part2 === "string")].join(".");
  return fail(
    "FIELD_TYPE",
    `cannot unmarshal ${jsonType(value2)} into ${field}, which takes ${expected2}`,
    cursor.placeOf(cursor.path)
  );
}
function jsonType(value2) {
  const plain3 = bare(value2);
  if (plain3 === null) return "null";
  if (Array.isArray(plain3)) return "array";
  if (plain3 instanceof Map) return "object";
  if (typeof plain3 === "boolean") return "bool";
  return typeof plain3 === "string" ? "string" : "number";
}
var text = (value2, cursor) => {
  const plain3 = value2 === void 0 ? null : bare(value2);
  if (plain3 === null) return void 0;
  if (typeof plain3 === "string") return plain3;
  if (cursor.coerce && (typeof plain3 === "number" || typeof plain3 === "bigint")) return formatNumber(plain3);
  if (cursor.coerce && typeof plain3 === "boolean") return String(plain3);
  return refuseType(plain3, "a string", cursor);
};
function exact(decoder) {
  return (value2, cursor) => decoder(value2, cursor.coerce ? { ...cursor, coerce: false } : cursor);
}
function exactly(fields) {
  const entries = Object.entries(fields).map(([name, decoder]) => [name, exact(decoder)]);
  return Object.fromEntries(entries);
}
var flag = (value2, cursor) => {
  const plain3 = value2 === void 0 ? null : bare(value2);
  if (plain3 === null) return void 0;
  return typeof plain3 === "boolean" ? plain3 : refuseType(plain3, "a bool", cursor);
};
var integer = (value2, cursor) => {
  const plain3 = value2 === void 0 ? null : bare(value2);
  if (plain3 === null) return void 0;
  if (typeof plain3 === "bigint" && BigInt.asIntN(64, plain3) === plain3) return plain3;
  return typeof plain3 === "number" && Number.isInteger(plain3) ? plain3 : refuseType(plain3, "an integer", cursor);
};
var anything = (value2) => value2 ?? void 0;
function list(element, nothing2) {
  return (value2, cursor) => {
    const plain3 = value2 === void 0 ? null : bare(value2);
    if (plain3 === null) return void 0;
    if (!Array.isArray(plain3)) return refuseType(plain3, "a list", cursor);
    return plain3.map((each, index) => element(each, step(cursor, index)) ?? nothing2);
  };
}
function dictionary(element, nothing2) {
  return (value2, cursor) => {
    const plain3 = value2 === void 0 ? null : bare(value2);
    if (plain3 === null) return void 0;
    if (!(plain3 instanceof Map)) return refuseType(plain3, "a map", cursor);
    return new Map([...plain3].map(([key2, each]) => [key2, element(each, step(cursor, key2)) ?? nothing2]));
  };
}
function struct(fields) {
  const names = Object.keys(fields);
  const byFold = new Map(names.map((name) => [name.toLowerCase(), name]));
  return (value2, cursor) => {
    const plain3 = value2 === void 0 ? null : bare(value2);
    if (plain3 === null) return void 0;
    if (!(plain3 instanceof Map)) return refuseType(plain3, "a map", cursor);
    const result = {};
    for (const key2 of [...plain3.keys()].sort()) {
      const name = byFold.get(key2.toLowerCase());
      if (name === void 0) refuseUnknown(key2, names, cursor);
      else assign(result, name, fields[name](plain3.get(key2), step(cursor, key2)));
    }
    return result;
  };
}
function assign(target, key2, value2) {
  if (value2 !== void 0) target[key2] = value2;
}
function refuseUnknown(key2, names, cursor) {
  if (!cursor.strict) return;
  const [nearest] = similar(key2, names);
  const path = [...cursor.path, key2];
  fail(
    "FIELD_UNKNOWN",
    `unknown field "${key2}"${cursor.path.length === 0 ? "" : ` in ${cursor.path.join(".")}`}`,
    cursor.placeOf(path),
    nearest === void 0 ? void 0 : `Did you mean "${nearest}"?`
  );
}

// src/kustomize/selector-decoder.ts
var exactText = exact(text);
var selectorFields = {
  group: exactText,
  version: exactText,
  kind: exactText,
  name: exactText,
  namespace: exactText,
  annotationSelector: text,
  labelSelector: text
};
var decodeSelector = struct(selectorFields);

// src/kustomize/replacement-decoders.ts
var textList = list(text, "");
var decodeFieldOptions = struct({
  delimiter: text,
  index: integer,
  encoding: text,
  create: flag
});
var { annotationSelector: _annotations, labelSelector: _labels, ...idFields } = selectorFields;
var replacementFields = {
  source: struct({
    ...idFields,
    fieldPath: text,
    options: decodeFieldOptions
  }),
  targets: list(
    struct({
      select: decodeSelector,
      reject: list(decodeSelector, {}),
      fieldPaths: textList,
      options: decodeFieldOptions
    }),
    {}
  )
};
function replacementDecoders(sourceValue3) {
  const fields = sourceValue3 ? { ...replacementFields, sourceValue: text } : replacementFields;
  return {
    replacement: struct(fields),
    entries: list(struct({ ...exactly(fields), path: text }), {})
  };
}

// src/kustomize/kustomization-decoders.ts
var texts = dictionary(text, "");
var textList2 = list(text, "");
var decodeMetadata = struct({
  name: text,
  namespace: text,
  labels: texts,
  annotations: texts
});
var exactText2 = exact(text);
var decodeFieldSpecList = list(
  struct({ group: exactText2, version: exactText2, kind: exactText2, path: text, create: flag }),
  { path: "" }
);
var decodeFieldSpecs = (value2, cursor) => decodeFieldSpecList(value2, cursor)?.map((spec) => ({ ...spec, path: spec.path ?? "" }));
var patchFields = {
  path: text,
  patch: text,
  target: decodeSelector,
  options: dictionary(flag, false)
};
function decodePatches(options) {
  return list(struct(options === "any" ? patchFields : { ...patchFields, options: knownOptions }), {});
}
var decodeKnownOptions = struct({
  allowNameChange: flag,
  allowKindChange: flag
});
var knownOptions = (value2, cursor) => {
  const options = decodeKnownOptions(value2, cursor);
  return options === void 0 ? void 0 : new Map(Object.entries(options));
};
var decodeImage = struct({
  name: text,
  newName: text,
  tagSuffix: text,
  newTag: text,
  digest: text
});
var decodeReplica = struct({ name: text, count: integer });
var decodeGeneratorOptions = struct({
  labels: texts,
  annotations: texts,
  disableNameSuffixHash: flag,
  immutable: flag
});
var generatorFields = exactly({
  name: text,
  namespace: text,
  behavior: text,
  literals: textList2,
  files: textList2,
  envs: textList2,
  env: text,
  options: decodeGeneratorOptions
});
var decodeVariables = list(
  struct({
    name: text,
    objref: struct({
      apiVersion: text,
      group: text,
      version: text,
      kind: text,
      name: text,
      namespace: text
    }),
    fieldref: struct({ fieldPath: text })
  }),
  {}
);
var decodersByFormat = /* @__PURE__ */ new Map();
function decodersFor(format) {
  const key2 = JSON.stringify(format);
  const known2 = decodersByFormat.get(key2);
  if (known2 !== void 0) return known2;
  const decoders = buildDecoders(format);
  decodersByFormat.set(key2, decoders);
  return decoders;
}
var steadyFields = {
  kind: text,
  apiVersion: text,
  metadata: decodeMetadata,
  openapi: texts,
  namePrefix: text,
  nameSuffix: text,
  namespace: text,
  commonLabels: texts,
  commonAnnotations: texts,
  patchesStrategicMerge: textList2,
  images: list(decodeImage, {}),
  imageTags: list(decodeImage, {}),
  replicas: list(decodeReplica, {}),
  vars: decodeVariables,
  sortOptions: struct({
    order: text,
    legacySortOptions: struct({
      orderFirst: textList2,
      orderLast: textList2
    })
  }),
  resources: textList2,
  components: textList2,
  crds: textList2,
  bases: textList2,
  configMapGenerator: list(struct(generatorFields), {}),
  secretGenerator: list(struct({ ...generatorFields, type: text }), {}),
  helmGlobals: struct({ chartHome: text, configHome: text }),
  helmCharts: list(anything, null),
  helmChartInflationGenerator: list(anything, null),
  generatorOptions: decodeGeneratorOptions,
  configurations: textList2,
  generators: textList2,
  transformers: textList2,
  validators: textList2,
  buildMetadata: textList2
};
function buildDecoders(format) {
  const replacements3 = replacementDecoders(format.replacementSourceValue);
  const patches2 = decodePatches(format.patchOptions);
  const fields = {
    ...steadyFields,
    labels: list(struct(labelFields(format)), {}),
    patchesJson6902: patches2,
    patches: patches2,
    replacements: replacements3.entries
  };
  return { ...replacements3, kustomization: struct(fields) };
}
function labelFields(format) {
  const steady = { pairs: texts, includeSelectors: flag, includeTemplates: flag, fields: decodeFieldSpecs };
  return format.includeVolumeClaimTemplates ? { ...steady, includeVolumeClaimTemplates: flag } : steady;
}
function cursorFor(parsed2, name, isStrict) {
  return { path: [], name, strict: isStrict, coerce: !isStrict, placeOf: (path) => parsed2.positions.key(path) };
}

// src/kustomize/configurations.ts
var specs = decodeFieldSpecs;
var configFields = {
  namePrefix: specs,
  nameSuffix: specs,
  namespace: specs,
  commonLabels: specs,
  labels: specs,
  templateLabels: specs,
  commonAnnotations: specs,
  nameReference: list(
    struct({ group: exact(text), version: exact(text), kind: exact(text), fieldSpecs: specs }),
    {
      fieldSpecs: []
    }
  ),
  varReference: specs,
  images: specs,
  replicas: specs
};
var decodeConfig = struct({ ...configFields });
var decodeNewerConfig = struct({
  ...configFields,
  volumeClaimTemplateLabels: specs
});
function loadConfigurations(siteOf3, paths, builtIn) {
  if (paths.length === 0) return builtIn;
  let added = emptyConfig;
  for (const [index, path] of paths.entries()) {
    const site = siteOf3(index);
    added = placed(site.place, () => mergeConfigs(added, readConfig(site, path)));
  }
  return placed(siteOf3(0).place, () => mergeConfigs(builtIn, added));
}
function readConfig(site, path) {
  const { name, text: content } = readText(site, path);
  const parsed2 = site.build.cache.config(content, name);
  const cursor = { ...cursorFor(parsed2, "TransformerConfig", true), coerce: true };
  const decode3 = site.build.dialect.format.includeVolumeClaimTemplates ? decodeNewerConfig : decodeConfig;
  const read = decode3(parsed2.value, cursor) ?? {};
  const nameReference = (read.nameReference ?? []).map((each) => ({
    ...each,
    fieldSpecs: each.fieldSpecs ?? []
  }));
  return { ...emptyConfig, ...read, nameReference };
}

// src/kustomize/crds.ts
var marks = {
  annotation: "x-kubernetes-annotation",
  labels: "x-kubernetes-label-selector",
  identity: "x-kubernetes-identity",
  version: "x-kubernetes-object-ref-api-version",
  kind: "x-kubernetes-object-ref-kind",
  nameKey: "x-kubernetes-object-ref-name-key"
};
var maximumDepth = 64;
function loadCrds(siteOf3, paths) {
  let config = emptyConfig;
  for (const [index, path] of paths.entries()) {
    const site = siteOf3(index);
    for (const found2 of configsIn(site, path)) config = mergeConfigs(config, found2);
  }
  return config;
}
function configsIn(site, path) {
  const { name, text: text4 } = readText(site, path);
  const { value: value2 } = site.build.cache.config(text4, name);
  if (!(value2 instanceof Map)) return refuse2(site, path, "it is no map of definitions");
  const definitions = new Map(
    [...value2].map(([type, definition]) => [type, schemaOf(site, path, definition)])
  );
  return [...definitions.entries()].filter(([, schema]) => looksLikeType(schema)).map(([type]) => {
    const collector = new Collector(definitions, type.slice(type.lastIndexOf(".") + 1));
    collector.collect(type, [], site);
    return collector.config();
  });
}
function refuse2(site, path, reason) {
  return fail("PLUGIN_INVALID", `unable to parse open API definition from '${path}': ${reason}`, site.place);
}
function schemaOf(site, path, definition) {
  if (!(definition instanceof Map)) return refuse2(site, path, "a definition is a map");
  const key2 = [...definition.keys()].find((each) => each.toLowerCase() === "schema");
  const schema = key2 === void 0 ? void 0 : definition.get(key2);
  return schema instanceof Map ? schema : /* @__PURE__ */ new Map();
}
function looksLikeType(schema) {
  const properties = mapAt(schema, "properties");
  return ["kind", "apiVersion", "metadata"].every((name) => properties?.has(name));
}
var Collector = class {
  #definitions;
  #kind;
  #annotations = [];
  #labels = [];
  #names = [];
  #references = [];
  constructor(definitions, kind) {
    this.#definitions = definitions;
    this.#kind = kind;
  }
  collect(type, path, site) {
    if (path.length > maximumDepth) fail("TOO_DEEP", `the definition of ${type} contains itself`, site.place);
    for (const [name, property] of mapAt(this.#definitions.get(type), "properties") ?? []) {
      if (!(property instanceof Map)) continue;
      this.#note(property, [...path, name]);
      const ref = property.get("$ref");
      if (isString(ref)) this.collect(textOf(ref), [...path, name], site);
    }
  }
  #note(property, path) {
    if (isString(property.get(marks.annotation))) this.#annotations.push(this.#spec(path));
    if (isString(property.get(marks.labels))) this.#labels.push(this.#spec(path));
    if (isString(property.get(marks.identity))) this.#names.push(this.#spec(path));
    const [version, kind, nameKey2] = [marks.version, marks.kind, marks.nameKey].map(
      (mark3) => property.get(mark3)
    );
    if (!isString(version) || !isString(kind)) return;
    const fieldSpecs = [this.#spec([...path, isString(nameKey2) ? textOf(nameKey2) : "name"])];
    this.#references.push({ kind: textOf(kind), version: textOf(version), fieldSpecs });
  }
  #spec(path) {
    return { kind: this.#kind, path: path.join("/"), create: false };
  }
  config() {
    const found2 = { ...emptyConfig, commonAnnotations: this.#annotations, commonLabels: this.#labels };
    return { ...found2, namePrefix: this.#names, nameReference: this.#references };
  }
};

// src/kustomize/reads.ts
function recordReads(files, witness = files) {
  const reads = [];
  const known2 = {
    read: /* @__PURE__ */ new Map(),
    list: /* @__PURE__ */ new Map(),
    resolve: /* @__PURE__ */ new Map()
  };
  const note2 = (question, path) => {
    const asked = { question, path, answer: answerOf(witness, question, path) };
    known2[question].set(path, asked);
    reads.push(asked);
    return asked;
  };
  const ask = (question, path) => {
    const { answer } = known2[question].get(path) ?? note2(question, path);
    return given(witness === files ? answer : answerOf(files, question, path));
  };
  return {
    reads,
    files: {
      read: (path) => ask("read", path),
      list: (path) => ask("list", path),
      resolve: (path) => ask("resolve", path)
    }
  };
}
function answerOf(files, question, path) {
  try {
    return files[question](path);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}
function given(answer) {
  if (answer instanceof ProblemError) throw answer;
  return answer;
}
function answersAlike(reads, files) {
  return reads.every(({ question, path, answer }) => isSame(answer, answerOf(files, question, path)));
}
function isSame(left, right) {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (left instanceof ProblemError)
    return right instanceof ProblemError && left.problem.message === right.problem.message;
  if ("kind" in left) return "kind" in right && left.kind === right.kind && left.path === right.path;
  return "length" in right && left.length === right.length && left.every((part2, at3) => part2 === right[at3]);
}
function readPaths(reads) {
  return reads.flatMap(
    ({ question, path, answer }) => question === "read" && answer !== void 0 && !(answer instanceof ProblemError) ? [path] : []
  );
}
function foundFolders(reads) {
  return reads.flatMap(
    ({ answer }) => typeof answer === "object" && "kind" in answer && answer.kind === "folder" ? [answer.path] : []
  );
}

// src/kustomize/folder-memo.ts
var mostResources = 2e4;
var mostVariants = 4;
function createFolderMemo() {
  return createRecentMap(mostResources);
}
function accumulateOnce(visit4, accumulate2) {
  const { build: build2 } = visit4;
  if (build2.schemas.builtInUse === void 0) return accumulate2(build2);
  const memo = build2.cache.folders;
  const key2 = keyOf(visit4);
  const known2 = memo.get(key2) ?? [];
  const found2 = known2.find((each) => isCurrent(each, visit4));
  if (found2 !== void 0) return recall(found2, build2);
  const { accumulated, remembered } = accumulateAnew(build2, accumulate2);
  if (remembered !== void 0) remember(memo, key2, [remembered, ...known2.slice(0, mostVariants - 1)]);
  return accumulated;
}
function keyOf({ build: build2, folder, originPath }) {
  const { base, rootOnly } = build2.loader;
  return [folder.path, originPath ?? "", base, rootOnly, build2.tracksOrigins].join("\n");
}
function isCurrent({ dialect, folders, reads }, { build: build2, folder }) {
  return dialect === build2.dialect && folders.every((each) => folderInside(folder.referrer, each) === void 0) && answersAlike(reads, build2.loader.files);
}
function recall({ resources, rest, findings, warnings, schemaUse }, build2) {
  build2.findings.push(...findings);
  build2.warnings.push(...warnings);
  build2.schemas.useBuiltIn(schemaUse);
  return { ...rest, resources: { all: resources.map((resource) => resource.copyFor(build2.schemas)) } };
}
function accumulateAnew(build2, accumulate2) {
  const { loader, findings, warnings, schemas, dialect } = build2;
  const [finding, warning] = [findings.length, warnings.length];
  const { files, reads } = recordReads(loader.files);
  const accumulated = accumulate2({ ...build2, loader: { ...loader, files } });
  const schemaUse = schemas.builtInUse;
  if (schemaUse === void 0) return { accumulated };
  const { resources, ...rest } = accumulated;
  const remembered = {
    ...{ dialect, reads, folders: foundFolders(reads), rest, schemaUse },
    resources: resources.all.map((resource) => resource.copyFor(schemas)),
    findings: findings.slice(finding),
    warnings: warnings.slice(warning)
  };
  return { accumulated, remembered };
}
function remember(memo, key2, variants) {
  const weight2 = variants.reduce((sum2, { resources }) => sum2 + resources.length + 1, 0);
  memo.set(key2, variants, weight2);
}

// src/kustomize/origin.ts
function appendOrigin(from, path) {
  return cleanRelative(from === "" ? path : `${from}/${path}`);
}
function builtInOrigin(file, kind) {
  return { configuredIn: file, configuredBy: { apiVersion: "builtin", kind } };
}
function pluginOrigin(path, plugin) {
  const { id } = plugin;
  const names = {
    ...id.name === "" ? {} : { name: id.name },
    ...id.namespace === "" ? {} : { namespace: id.namespace }
  };
  return { configuredIn: path, configuredBy: { apiVersion: apiVersionOf(id), kind: id.kind, ...names } };
}
function originText(origin) {
  return linesOf(origin).join("\n").concat("\n");
}
function transformationsText(origins) {
  const lines = origins.flatMap(
    (origin) => linesOf(origin).map((line, index) => index === 0 ? `- ${line}` : `  ${line}`)
  );
  return lines.join("\n").concat("\n");
}
function linesOf({ path, configuredIn, configuredBy }) {
  const own = Object.entries({ path, configuredIn }).flatMap(
    ([key2, value2]) => value2 ? [`${key2}: ${plain2(value2)}`] : []
  );
  if (configuredBy === void 0) return own;
  const by = Object.entries(configuredBy).map(([key2, value2]) => `  ${key2}: ${plain2(value2 ?? "")}`);
  return [...own, "configuredBy:", ...by];
}
function plain2(text4) {
  return /^[A-Za-z_./][\w./@+-]*$/.test(text4) && !isAmbiguousIn(text4, "config") ? text4 : JSON.stringify(text4);
}

// src/kustomize/internal-annotations.ts
var domain = "internal.config.kubernetes.io/";
var internalAnnotations = /* @__PURE__ */ new Set([
  ...[
    "previousKinds",
    "previousNames",
    "prefixes",
    "suffixes",
    "previousNamespaces",
    "allowNameChange",
    "allowKindChange",
    "refBy",
    "generatorBehavior",
    "needsHashSuffix",
    "path",
    "index",
    "seqindent",
    "id",
    "annotations-migration-resource-id"
  ].map((name) => domain + name),
  "config.kubernetes.io/path",
  "config.kubernetes.io/index",
  "config.k8s.io/id"
]);
var originAnnotation = "config.kubernetes.io/origin";
var transformationsAnnotation = "alpha.config.kubernetes.io/transformations";
function isInternal(key2) {
  return internalAnnotations.has(key2) || key2 === originAnnotation || key2 === transformationsAnnotation;
}
function memoryOf(value2) {
  const annotations = value2 instanceof Map ? mapAt(mapAt(value2, "metadata"), "annotations") : void 0;
  if (annotations === void 0) return blank2;
  for (const key2 of annotations.keys()) if (key2.startsWith(domain)) return readMemory(annotations);
  return blank2;
}
function withMemory({ root, memory, origin, transformations }) {
  const metadata = mapAt(root, "metadata");
  if (metadata === void 0) return root;
  const annotations = copyMap(mapAt(metadata, "annotations") ?? /* @__PURE__ */ new Map());
  for (const [name, text4] of memoryTexts(memory)) if (text4 !== "") annotations.set(domain + name, text4);
  if (origin !== void 0) annotations.set(originAnnotation, originText(origin));
  if (transformations.length > 0)
    annotations.set(transformationsAnnotation, transformationsText(transformations));
  if (annotations.size === 0) return root;
  return withField(root, "metadata", withField(metadata, "annotations", annotations));
}
function memoryTexts(memory) {
  const list2 = (field) => memory.previous.map((each) => each[field]).join(",");
  return [
    ["previousNames", list2("name")],
    ["previousNamespaces", list2("namespace")],
    ["previousKinds", list2("kind")],
    ["prefixes", memory.prefixes.join(",")],
    ["suffixes", memory.suffixes.join(",")],
    ["generatorBehavior", memory.behavior === "unspecified" ? "" : memory.behavior],
    ["needsHashSuffix", memory.needsHash ? "enabled" : ""]
  ];
}
function takeMemory(root) {
  const metadata = mapAt(root, "metadata");
  const annotations = mapAt(metadata, "annotations");
  if (metadata === void 0 || annotations === void 0) return { root, memory: blank2 };
  let plain3 = annotations;
  for (const key2 of annotations.keys())
    if (internalAnnotations.has(key2)) plain3 = withField(plain3, key2, void 0);
  const kept = plain3.size === 0 ? void 0 : plain3;
  return {
    root: withField(root, "metadata", withField(metadata, "annotations", kept)),
    memory: memoryOf(root)
  };
}
function readMemory(annotations) {
  const isEnabled = (name) => textOf(annotations.get(domain + name)) === "enabled";
  return {
    previous: readPrevious(annotations),
    prefixes: readList(annotations, "prefixes"),
    suffixes: readList(annotations, "suffixes"),
    behavior: readBehavior(textOf(annotations.get(`${domain}generatorBehavior`))),
    needsHash: isEnabled("needsHashSuffix"),
    allowNameChange: isEnabled("allowNameChange"),
    allowKindChange: isEnabled("allowKindChange")
  };
}
function readList(annotations, name) {
  const value2 = annotations.get(domain + name);
  return value2 === void 0 ? [] : textOf(value2).split(",");
}
function readBehavior(word2) {
  return word2 === "create" || word2 === "replace" || word2 === "merge" ? word2 : "unspecified";
}
function readPrevious(annotations) {
  const names = readList(annotations, "previousNames");
  const namespaces = readList(annotations, "previousNamespaces");
  const kinds = readList(annotations, "previousKinds");
  if (names.length !== namespaces.length || names.length !== kinds.length) return [];
  return names.map((name, index) => ({ name, namespace: namespaces[index] ?? "", kind: kinds[index] ?? "" }));
}

// src/kustomize/load-resources.ts
function loadResources(build2, text4, file) {
  const { documents } = build2.cache.resources(text4, file);
  const nodes = documents.map(
    ({ value: value2, positions, refusals }) => ({
      value: value2,
      source: { file, positions, refusals, path: [] }
    })
  );
  const [only] = nodes;
  const wrapped = nodes.length === 1 && only !== void 0 ? unwrap(only) : nodes;
  const inFlow = text4.trimStart().startsWith("{");
  return flatten(checked(wrapped)).map(({ value: value2, source }) => {
    const resource = new Resource(value2, build2.schemas, memoryOf(value2), source);
    resource.inFlow = inFlow;
    return resource;
  });
}
function unwrap(node) {
  const { value: value2 } = node;
  if (!(value2 instanceof Map)) return [node];
  const kind = textOf(value2.get("kind"));
  if (kind !== "List" && kind !== "ResourceList") return [node];
  if (!value2.has("items") && !value2.has("functionConfig")) return [node];
  const items = value2.get("items");
  return Array.isArray(items) ? items.map((each, index) => childNode(node, each, ["items", index])) : [];
}
function childNode(node, value2, path) {
  return { value: value2, source: { ...node.source, path: [...node.source.path, ...path] } };
}
function checked(nodes) {
  return nodes.flatMap((node) => {
    const { value: value2, source } = node;
    if (isNilOrEmpty(value2)) return [];
    if (!(value2 instanceof Map)) return refuse3(source, "missing Resource metadata: a resource is a map");
    checkMetadata(value2, source);
    return [{ value: value2, source }];
  });
}
function checkMetadata(value2, source) {
  const kind = textOf(value2.get("kind"));
  if (kind === "")
    refuse3(
      source,
      `missing kind in object${describe(value2)}`,
      "Every document is a resource: give it apiVersion, kind and metadata.name."
    );
  if (kind.endsWith("List")) return;
  const name = mapAt(value2, "metadata")?.get("name");
  if (isNilOrEmpty(name) || textOf(name) === "")
    refuse3(source, `missing metadata.name in object${describe(value2)}`);
}
function describe(value2) {
  const [kind, apiVersion] = ["kind", "apiVersion"].map((key2) => textOf(value2.get(key2)));
  const name = textOf(mapAt(value2, "metadata")?.get("name"));
  return [kind, apiVersion, name].every((part2) => part2 === "") ? "" : ` {${[apiVersion, kind, name].filter((part2) => part2).join(" ")}}`;
}
function refuse3(source, message, advice) {
  return fail("RESOURCE_INVALID", message, source.positions.value(source.path), advice);
}
function flatten(nodes) {
  if (!nodes.some(({ value: value2 }) => textOf(value2.get("kind")).endsWith("List"))) return nodes;
  const queue = [...nodes];
  const result = [];
  for (let at3 = 0; at3 < queue.length; at3++) {
    const node = queue[at3];
    if (node === void 0) break;
    const items = textOf(node.value.get("kind")).endsWith("List") ? node.value.get("items") : void 0;
    if (items === void 0) result.push(node);
    else queue.push(...itemsOf(node, items));
  }
  return result;
}
function itemsOf(node, items) {
  refuseIfUnprintable(node.source.refusals);
  if (bare(items) === null) return [];
  if (!Array.isArray(items))
    return refuse3(node.source, `expected array in ${textOf(node.value.get("kind"))}/items`);
  const nodes = items.map((each, index) => childNode(node, withoutStyle(each), ["items", index]));
  return nodes.flatMap((each) => checked(unwrap(each)));
}
function refuseIfUnprintable(refusals) {
  const [first] = refusals;
  if (first !== void 0) throw new ProblemError(first);
}
function refuseUnprintable({ refusals, root }) {
  if (refusals.length === 0) return;
  refuseIfUnprintable(refusals.filter(({ code }) => !treeFlaws.has(code)));
  refuseUnprintableIn(root, refusals);
}
function withoutStyle(node) {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) {
    const elements = node.map(withoutStyle);
    return elements.every((element, index) => element === node[index]) ? node : elements;
  }
  if (!(node instanceof Map)) return node.value;
  let result = node;
  for (const [key2, value2] of node) {
    const plain3 = withoutStyle(value2);
    if (plain3 === value2) continue;
    if (result === node) result = new Map(node);
    result.set(key2, plain3);
  }
  return result;
}

// src/kustomize/yaml/emit.ts
var bestWidth = 80;
var longestSimpleKey2 = 128;
var longestJsonKey = 1024;
var rememberedTexts = 2e4;
var longestRemembered = 64;
function emit2(value2) {
  if (!isMap(value2)) return new Emitter().write(value2);
  const known2 = printed2.get(value2);
  if (known2 !== void 0) return known2;
  const text4 = new Emitter().write(value2);
  printed2.set(value2, text4);
  return text4;
}
var printed2 = /* @__PURE__ */ new WeakMap();
function emitDocuments(values) {
  return values.map(emit2).join("---\n");
}
function emitLater(values) {
  for (const value2 of values) emit2(value2);
  return () => emitDocuments(values);
}
var simpleText = /^[A-Za-z_/][A-Za-z0-9_./-]*$/;
var unprintable2 = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
var forbidden2 = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;
var anyBreak = /[\r\n\u0085\u2028\u2029]/;
var base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
var leadingIndicator = /^(?:[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$)|---|\.\.\.)/;
var innerIndicator = /:(?:[ \t]|$)|[ \t\r\n\u0085\u2028\u2029]#/;
var spaceAfterBreak = /[\r\n\u0085\u2028\u2029] /;
var spaceBeforeBreak = / [\r\n\u0085\u2028\u2029]/;
function analyze(text4) {
  if (unprintable2.test(text4) && forbidden2.test(text4)) refuseCharacter(text4);
  if (text4 === "") return { multiline: false, plainAllowed: true, singleAllowed: true, blockAllowed: false };
  const multiline = anyBreak.test(text4);
  const special2 = unprintable2.test(text4) || multiline && spaceBeforeBreak.test(text4);
  const trailingSpace = text4.endsWith(" ");
  const breakSpace = multiline && spaceAfterBreak.test(text4);
  const indicator = leadingIndicator.test(text4) || innerIndicator.test(text4);
  const plainAllowed = !(multiline || special2 || trailingSpace || indicator || text4.startsWith(" "));
  return {
    multiline,
    plainAllowed,
    singleAllowed: !breakSpace && !special2,
    blockAllowed: !trailingSpace && !special2
  };
}
function refuseCharacter(text4) {
  const code = text4.charCodeAt(text4.search(forbidden2)).toString(16).toUpperCase().padStart(4, "0");
  throw new ProblemError({ code: "YAML_CHARACTER", message: `control characters are not allowed: U+${code}` });
}
function refuseKey(key2) {
  const message = `did not find expected ',' or '}': the key "${key2.slice(0, 40)}\u2026" cannot be printed`;
  throw new ProblemError({ code: "YAML_KEY", message });
}
var styles = /* @__PURE__ */ new Map();
function styleOf(text4) {
  if (text4.length > longestRemembered) return chooseStyle(text4);
  const known2 = styles.get(text4);
  if (known2 !== void 0) return known2;
  if (styles.size >= rememberedTexts) styles.clear();
  const style = chooseStyle(text4);
  styles.set(text4, style);
  return style;
}
function isPrintedPlain(text4) {
  return styleOf(text4) === "plain";
}
function chooseStyle(text4) {
  if (simpleText.test(text4)) return isAmbiguousIn(text4, "config") ? "double" : "plain";
  const analysis = analyze(text4);
  if (text4.includes("\n")) return analysis.blockAllowed ? "literal" : "double";
  if (isAmbiguousIn(text4, "config") || base60.test(text4)) return "double";
  if (analysis.plainAllowed) return "plain";
  return analysis.singleAllowed ? "single" : "double";
}
function keyStyle(text4) {
  const style = styleOf(text4);
  return style === "literal" ? "double" : style;
}
var utf8 = new TextEncoder();
function isSimpleKey(text4) {
  if (anyBreak.test(text4)) return false;
  if (text4.length * 3 <= longestSimpleKey2) return true;
  return text4.length <= longestSimpleKey2 && utf8.encode(text4).length <= longestSimpleKey2;
}
var Emitter = class {
  #out = "";
  #column = 0;
  /** The last thing written was a blank, or the start of a line. */
  #whitespace = true;
  /** Only indentation and indicators stand on this line. */
  #indention = true;
  #indent = -1;
  write(value2) {
    this.#emitNode(value2, false);
    if (this.#column > 0) this.#break();
    return this.#out;
  }
  #break() {
    this.#out += "\n";
    this.#column = 0;
  }
  #writeIndent() {
    const indent = Math.max(this.#indent, 0);
    if (!this.#indention || this.#column > indent || this.#column === indent && !this.#whitespace)
      this.#break();
    if (this.#column < indent) {
      this.#out += spaces2(indent - this.#column);
      this.#column = indent;
    }
    this.#whitespace = true;
    this.#indention = true;
  }
  #indicator(text4, keepsIndention) {
    if (!this.#whitespace) {
      this.#out += " ";
      this.#column++;
    }
    this.#out += text4;
    this.#column += text4.length;
    this.#whitespace = false;
    this.#indention = this.#indention && keepsIndention;
  }
  // ----- nodes
  #emitNode(value2, inMapping) {
    if (typeof value2 === "string") this.#emitText(value2);
    else if (Array.isArray(value2)) this.#emitSequence(value2, inMapping);
    else if (isMap(value2)) this.#emitMapping(value2);
    else if (value2 instanceof Scalar) this.#emitNode(printedValue(value2), inMapping);
    else if (typeof value2 === "number" || typeof value2 === "bigint") this.#emitWord(formatNumber(value2));
    else this.#emitWord(String(value2));
  }
  #emitWord(word2) {
    this.#indicator(word2, false);
  }
  #emitSequence(list2, inMapping) {
    if (list2.length === 0) {
      this.#indicator("[]", false);
      return;
    }
    const outer = this.#indent;
    if (outer < 0) this.#indent = 0;
    else if (!inMapping || this.#indention) this.#indent = outer + 2;
    for (const element of list2) {
      this.#writeIndent();
      this.#indicator("-", true);
      this.#emitNode(element, false);
    }
    this.#indent = outer;
  }
  #emitMapping(map) {
    if (map.size === 0) {
      this.#indicator("{}", false);
      return;
    }
    const outer = this.#indent;
    this.#indent = outer < 0 ? 0 : outer + 2;
    for (const key2 of sortedKeys(map)) {
      this.#writeIndent();
      if (isSimpleKey(key2)) this.#emitSimpleKey(key2);
      else this.#emitLongKey(key2);
      this.#emitNode(map.get(key2) ?? null, true);
    }
    this.#indent = outer;
  }
  #emitSimpleKey(key2) {
    this.#emitStyled(key2, keyStyle(key2), false);
    this.#out += ":";
    this.#column++;
    this.#whitespace = false;
    this.#indention = false;
  }
  #emitLongKey(key2) {
    if (key2.includes("\x85") || Array.from(goJson(key2)).length > longestJsonKey) refuseKey(key2);
    this.#indicator("?", true);
    this.#emitText(key2);
    this.#writeIndent();
    this.#indicator(":", true);
  }
  // ----- texts
  #emitText(text4) {
    this.#emitStyled(text4, styleOf(text4), true);
  }
  #emitStyled(given2, givenStyle, mayBreak) {
    const folds = givenStyle === "double" && given2.includes("\x85");
    const text4 = folds ? foldNextLines(given2) : given2;
    const style = folds ? styleOf(text4) : givenStyle;
    const outer = this.#indent;
    this.#indent = outer < 0 ? 2 : outer + 2;
    switch (style) {
      case "plain":
        this.#emitPlain(text4, mayBreak);
        break;
      case "single":
        this.#emitSingle(text4, mayBreak);
        break;
      case "double":
        this.#emitDouble(text4, mayBreak);
        break;
      case "literal":
        this.#emitLiteral(text4);
        break;
      default:
        style;
    }
    this.#indent = outer;
  }
  #emitPlain(text4, mayBreak) {
    if (!this.#whitespace) {
      this.#out += " ";
      this.#column++;
    }
    if (!mayBreak || this.#column + text4.length <= bestWidth) this.#put(text4);
    else this.#fold(text4, 0, text4.length);
    this.#whitespace = false;
    this.#indention = false;
  }
  #emitSingle(text4, mayBreak) {
    this.#indicator("'", false);
    const escaped2 = text4.replaceAll("'", "''");
    if (anyBreak.test(text4)) this.#emitBrokenSingle(text4);
    else if (!mayBreak || this.#column + escaped2.length <= bestWidth) this.#put(escaped2);
    else this.#fold(text4, 1, text4.length - 1, true);
    this.#put("'");
    this.#whitespace = false;
    this.#indention = false;
  }
  #put(text4) {
    this.#out += text4;
    this.#column += text4.length;
  }
  // Breaks at a single space beyond the width, between `from` and `to`.
  #fold(text4, from, to, quoted = false) {
    let start2 = 0;
    let column = this.#column;
    for (let at3 = 0; at3 < text4.length; at3++) {
      const character = text4.charCodeAt(at3);
      const breaks = character === 32 && column > bestWidth && at3 >= from && at3 < to && text4.charCodeAt(at3 - 1) !== 32 && text4.charCodeAt(at3 + 1) !== 32;
      if (breaks) {
        this.#put(part(text4, start2, at3, quoted));
        this.#indention = false;
        this.#whitespace = false;
        this.#writeIndent();
        start2 = at3 + 1;
        column = this.#column;
      } else column += quoted && character === 39 ? 2 : 1;
    }
    this.#put(part(text4, start2, text4.length, quoted));
  }
  // Single quotes around the Unicode line separators or a carriage return: each ends a line as it stands.
  #emitBrokenSingle(text4) {
    let spaced = false;
    let broken = false;
    for (let at3 = 0; at3 < text4.length; at3++) {
      const character = text4.charAt(at3);
      if (character === " ") {
        const folds = !spaced && this.#column > bestWidth && at3 > 0 && at3 < text4.length - 1 && text4.charAt(at3 + 1) !== " ";
        if (folds) this.#writeIndent();
        else this.#put(" ");
        spaced = true;
      } else if (anyBreak.test(character)) {
        this.#out += character;
        this.#column = 0;
        this.#indention = true;
        broken = true;
      } else {
        if (broken) this.#writeIndent();
        this.#put(character === "'" ? "''" : character);
        this.#indention = false;
        spaced = false;
        broken = false;
      }
    }
  }
  #emitDouble(text4, mayBreak) {
    this.#indicator('"', false);
    const escapesAll = text4.charCodeAt(0) === 65279;
    let spaced = false;
    let at3 = 0;
    for (const character of text4) {
      const last = at3 === text4.length - 1;
      if (escapesAll || mustEscape(character)) {
        this.#put(escapeCharacter(character));
        spaced = false;
      } else if (character !== " ") {
        this.#put(character);
        spaced = false;
      } else {
        const folds = mayBreak && !spaced && this.#column > bestWidth && at3 > 0 && !last;
        if (folds) this.#foldDouble(text4.charCodeAt(at3 + 1) === 32);
        else this.#put(" ");
        spaced = true;
      }
      at3 += character.length;
    }
    this.#put('"');
    this.#whitespace = false;
    this.#indention = false;
  }
  #foldDouble(beforeSpace) {
    this.#indention = false;
    this.#whitespace = false;
    this.#writeIndent();
    if (beforeSpace) this.#put("\\");
  }
  #emitLiteral(text4) {
    this.#indicator("|", false);
    this.#put(literalHints(text4));
    this.#break();
    const indentation = spaces2(Math.max(this.#indent, 0));
    this.#out += indentLines(text4, indentation);
    this.#column = anyBreak.test(text4.charAt(text4.length - 1)) ? 0 : 1;
    this.#whitespace = this.#column === 0;
    this.#indention = this.#column === 0;
  }
};
function foldNextLines(text4) {
  if (/\u0085(?:---|\.\.\.)[ \u0085\u2028\u2029]/.test(text4))
    throw new ProblemError({ code: "YAML_CHARACTER", message: "found unexpected document indicator" });
  return text4.replace(/ *\u0085[ \u0085]*/g, (run) => {
    const breaks = run.replaceAll(" ", "").length;
    return breaks === 1 ? " " : "\n".repeat(breaks - 1);
  });
}
function part(text4, from, to, quoted) {
  const slice = text4.slice(from, to);
  return quoted ? slice.replaceAll("'", "''") : slice;
}
var blanks = " ".repeat(256);
function spaces2(count) {
  return count <= blanks.length ? blanks.slice(0, count) : " ".repeat(count);
}
function indentLines(text4, indentation) {
  if (!/[\r\u0085\u2028\u2029]/.test(text4)) return text4.replace(/^(?=[^\n])/gm, indentation);
  return text4.replace(
    /(^|[\r\n\u0085\u2028\u2029])(?=[^\r\n\u0085\u2028\u2029])/g,
    (_, before) => before + indentation
  );
}
function literalHints(text4) {
  const indentHint = /^[ \r\n\u0085\u2028\u2029]/.test(text4) ? "2" : "";
  if (!anyBreak.test(text4.charAt(text4.length - 1))) return `${indentHint}-`;
  const keeps = text4.length === 1 || anyBreak.test(text4.charAt(text4.length - 2));
  return keeps ? `${indentHint}+` : indentHint;
}
function mustEscape(character) {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 32 && code <= 126) return code === 34 || code === 92;
  return code > 65535 || unprintable2.test(character) || anyBreak.test(character);
}
var shortEscapes2 = /* @__PURE__ */ new Map([
  [0, "0"],
  [7, "a"],
  [8, "b"],
  [9, "t"],
  [10, "n"],
  [11, "v"],
  [12, "f"],
  [13, "r"],
  [27, "e"],
  [34, '"'],
  [92, "\\"],
  [133, "N"],
  [160, "_"],
  [8232, "L"],
  [8233, "P"]
]);
function escapeCharacter(character) {
  const code = character.codePointAt(0) ?? 0;
  const short = shortEscapes2.get(code);
  if (short !== void 0) return `\\${short}`;
  const digits2 = code.toString(16).toUpperCase();
  if (code <= 255) return `\\x${digits2.padStart(2, "0")}`;
  return code <= 65535 ? `\\u${digits2.padStart(4, "0")}` : `\\U${digits2.padStart(8, "0")}`;
}
function sortedKeys(map) {
  const keys = Array.from(map.keys());
  for (let at3 = 1; at3 < keys.length; at3++) {
    if (compareKeys(keys[at3 - 1] ?? "", keys[at3] ?? "") > 0) return keys.sort(compareKeys);
  }
  return keys;
}

// src/kustomize/as-json.ts
function asJson(node) {
  if (node === null || typeof node === "boolean") return node;
  if (typeof node === "string") return asPrinted(node);
  if (typeof node === "number" || typeof node === "bigint") return asFloat(Number(node));
  if (node instanceof Scalar) return asJson(printedValue(node));
  if (Array.isArray(node)) {
    const elements = node.map(asJson);
    return elements.every((element, index) => element === node[index]) ? node : elements;
  }
  return mapAsJson(node);
}
function asPrinted(text4) {
  return isPrintedPlain(text4) || isAmbiguousIn(text4, "resource") ? text4 : new Scalar(text4, text4, true);
}
function mapAsJson(map) {
  let result = map;
  for (const [key2, value2] of map) {
    const converted = asJson(value2);
    if (converted === value2) continue;
    if (result === map) result = new Map(map);
    result.set(key2, converted);
  }
  return result;
}
var exponentFrom = 1e6;
function asFloat(value2) {
  if (!Number.isInteger(value2) || Math.abs(value2) < exponentFrom) return value2;
  const [mantissa = "", exponent = ""] = value2.toExponential().split("e+");
  return new Scalar(value2, `${mantissa}e+${exponent.padStart(2, "0")}`, false);
}

// src/kustomize/json-patch.ts
function parseJsonPatch(text4, file) {
  const value2 = text4.startsWith("[") ? parseJson(text4) : parseConfig(text4, file).value;
  if (value2 === null) return [];
  if (!Array.isArray(value2) || !value2.every((each) => each === null || each instanceof Map)) return void 0;
  return value2.map((each) => operationOf(each instanceof Map ? each : /* @__PURE__ */ new Map()));
}
function operationOf(map) {
  return {
    op: textOr(map.get("op"), "unknown"),
    path: textOr(map.get("path"), ""),
    from: isString(map.get("from")) ? textOr(map.get("from"), "") : void 0,
    value: map.get("value") ?? null,
    hasValue: map.has("value")
  };
}
function textOr(value2, otherwise) {
  const plain3 = value2 === void 0 ? void 0 : bare(value2);
  return typeof plain3 === "string" ? plain3 : otherwise;
}
function parseJson(text4) {
  try {
    return fromJson(JSON.parse(text4));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return void 0;
  }
}
function fromJson(json) {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === "number" && !Number.isFinite(json))
    fail("PATCH_INVALID", "json: cannot unmarshal number into Go value of type float64: it is too great");
  if (typeof json !== "object" || json === null) return json;
  return new Map(Object.entries(json).map(([key2, value2]) => [key2, fromJson(value2)]));
}
function applyJsonPatch(root, operations) {
  let document = root;
  for (const operation of operations) document = applyOperation(document, operation);
  const result = asJson(document);
  if (result instanceof Map) return result;
  return fail("PATCH_FAILED", "the patch makes the resource something else than a map");
}
function applyOperation(document, operation) {
  const { op, path, value: value2 } = operation;
  switch (op) {
    case "add":
      return edit(document, path, op, (container2, key2) => addTo(container2, key2, value2, path));
    case "remove":
      return edit(document, path, op, (container2, key2) => removeFrom(container2, key2, path));
    case "replace":
      return replaceAt(document, path, value2);
    case "move":
      return move(document, operation);
    case "copy":
      return copy(document, operation);
    case "test":
      return test(document, operation);
    default:
      return fail(
        "PATCH_INVALID",
        `Unexpected kind: ${op}`,
        void 0,
        "Known are add, remove, replace, move, copy and test."
      );
  }
}
function decodeKey(key2) {
  return key2.replaceAll("~1", "/").replaceAll("~0", "~");
}
function missingPath(op, path) {
  return fail("PATCH_FAILED", `${op} operation does not apply: doc is missing path: "${path}"`);
}
function edit(document, path, op, change) {
  const parts = path.split("/");
  if (parts.length < 2) return missingPath(op, path);
  const keys = parts.slice(1).map(decodeKey);
  const descend2 = (node, depth) => {
    if (!(node instanceof Map) && !Array.isArray(node)) return missingPath(op, path);
    const key2 = keys[depth] ?? "";
    if (depth === keys.length - 1) return change(node, key2);
    const next = childOf(node, key2);
    if (next === void 0) return missingPath(op, path);
    const changed2 = descend2(next, depth + 1);
    if (changed2 === next) return node;
    return node instanceof Map ? withField(node, key2, changed2) : withElement(node, indexIn(node, key2) ?? 0, changed2);
  };
  return descend2(document, 0);
}
function childOf(node, key2) {
  if (node instanceof Map) return node.get(key2);
  const index = indexIn(node, key2);
  return index === void 0 ? void 0 : node[index];
}
function indexIn(list2, key2) {
  if (!/^[+-]?[0-9]+$/.test(key2)) return void 0;
  const index = Number(key2) < 0 ? Number(key2) + list2.length : Number(key2);
  return index >= 0 && index < list2.length ? index : void 0;
}
function addTo(container2, key2, value2, path) {
  if (container2 instanceof Map) return withField(container2, key2, value2);
  if (key2 === "-") return [...container2, value2];
  const index = /^[+-]?[0-9]+$/.test(key2) ? Number(key2) : Number.NaN;
  const at3 = index < 0 ? index + container2.length + 1 : index;
  if (!(at3 >= 0 && at3 <= container2.length)) {
    return fail("PATCH_FAILED", `error in add for path: '${path}': Unable to access invalid index: ${key2}`);
  }
  return container2.toSpliced(at3, 0, value2);
}
function removeFrom(container2, key2, path) {
  if (container2 instanceof Map) {
    if (container2.has(key2)) return withField(container2, key2, void 0);
    return fail(
      "PATCH_FAILED",
      `error in remove for path: '${path}': Unable to remove nonexistent key: ${key2}`
    );
  }
  const index = indexIn(container2, key2);
  if (index !== void 0) return container2.toSpliced(index, 1);
  return fail("PATCH_FAILED", `error in remove for path: '${path}': Unable to access invalid index: ${key2}`);
}
function replaceAt(document, path, value2) {
  if (path === "") return value2 instanceof Map || Array.isArray(value2) ? value2 : document;
  return edit(document, path, "replace", (container2, key2) => {
    if (container2 instanceof Map) return withField(container2, key2, value2);
    const index = indexIn(container2, key2);
    if (index !== void 0) return withElement(container2, index, value2);
    return fail("PATCH_FAILED", `replace operation does not apply: doc is missing key: ${path}`);
  });
}
function lookUp2(document, path, op) {
  let found2;
  edit(document, path, op, (container2, key2) => {
    found2 = childOf(container2, key2);
    if (found2 === void 0 && Array.isArray(container2)) missingPath(op, path);
    return container2;
  });
  return found2;
}
function fromOf(operation) {
  return operation.from ?? fail("PATCH_INVALID", `${operation.op} operation, missing from field`);
}
function move(document, operation) {
  const from = fromOf(operation);
  const value2 = lookUp2(document, from, "move") ?? null;
  const without = edit(document, from, "move", (container2, key2) => removeFrom(container2, key2, from));
  return edit(
    without,
    operation.path,
    "move",
    (container2, key2) => addTo(container2, key2, value2, operation.path)
  );
}
function copy(document, operation) {
  const value2 = lookUp2(document, fromOf(operation), "copy") ?? null;
  return edit(
    document,
    operation.path,
    "copy",
    (container2, key2) => addTo(container2, key2, value2, operation.path)
  );
}
function test(document, operation) {
  const { path, value: value2 } = operation;
  const found2 = path === "" ? document : lookUp2(document, path, "test");
  if (equal(found2 ?? null, value2)) return document;
  return fail("PATCH_FAILED", `testing value ${path} failed`);
}
function equal(left, right) {
  const [one, other] = [bare(left), bare(right)];
  if (one instanceof Map) {
    if (!(other instanceof Map) || one.size !== other.size) return false;
    return [...one].every(([key2, value2]) => other.has(key2) && equal(value2, other.get(key2) ?? null));
  }
  if (!Array.isArray(one)) return one === other;
  if (!Array.isArray(other) || one.length !== other.length) return false;
  return one.every((value2, index) => equal(value2, other[index] ?? null));
}

// src/kustomize/metadata.ts
function metaTexts(root, field) {
  const found2 = mapAt(root, "metadata")?.get(field);
  if (Array.isArray(found2)) return pairsOf(found2, field);
  const map = found2 instanceof Map ? found2 : void 0;
  return new Map(
    map === void 0 ? [] : [...map].map(([key2, value2]) => [key2, textOf(lastValue(map, key2, value2))])
  );
}
function pairsOf(list2, field) {
  if (list2.length % 2 === 1)
    fail("RESOURCE_INVALID", `metadata.${field} is a list, not a map (index out of range)`);
  return new Map(
    list2.flatMap((key2, index) => index % 2 === 0 ? [[textOf(key2), textOf(list2[index + 1])]] : [])
  );
}
function withMetaTexts(root, field, texts5) {
  const found2 = root.get("metadata");
  const metadata = found2 instanceof Map ? copyMap(found2) : /* @__PURE__ */ new Map();
  clearKey(metadata, field);
  if (texts5.size > 0) {
    const equal2 = mapAt(metadata, field) ?? [];
    const added = [...texts5].map(([key2, value2]) => [checkKey(key2), styled(value2)]);
    metadata.set(field, new Map([...equal2, ...added]));
  }
  return copyMap(root).set("metadata", metadata);
}
function withMetaText(root, field, value2) {
  const found2 = root.get("metadata");
  const metadata = found2 instanceof Map ? copyMap(found2) : /* @__PURE__ */ new Map();
  const before = metadata.get(field);
  if (value2 === "") clearKey(metadata, field);
  else if (textOf(before) === value2 && !isMissingOrNull(before)) return root;
  else metadata.set(field, before === void 0 ? plainScalar2(value2) : replaceText(before, value2));
  return copyMap(root).set("metadata", metadata);
}

// src/kustomize/selector.ts
function compileSelector(selector) {
  const [group, version, kind, name, namespace2] = ["group", "version", "kind", "name", "namespace"].map((field) => anchored(selector[field]));
  const hasLabels = compileLabelSelector(selector.labelSelector ?? "");
  const hasAnnotations = compileLabelSelector(selector.annotationSelector ?? "");
  return (resource) => {
    const { id } = resource;
    if (namespace2 && !namespace2(originalNamespace(resource)) && !namespace2(id.effectiveNamespace))
      return false;
    if (name && !name(originalId(resource).name) && !name(id.name)) return false;
    if (group && !group(id.group) || version && !version(id.version) || kind && !kind(id.kind))
      return false;
    if (hasLabels !== void 0 && !hasLabels(metaTexts(resource.root, "labels"))) return false;
    return hasAnnotations === void 0 || hasAnnotations(metaTexts(resource.root, "annotations"));
  };
}
function compileIdSelector(selector) {
  const fields = ["group", "version", "kind", "name", "namespace"];
  const matchers = fields.map((field) => [field, anchored(selector[field])]);
  return (id) => matchers.every(([field, matches3]) => matches3 === void 0 || matches3(id[field]));
}
var plainName = /^[A-Za-z0-9_/-]*$/;
function anchored(pattern) {
  if (pattern === void 0 || pattern === "") return void 0;
  if (plainName.test(pattern)) return (text4) => text4 === pattern;
  return compilePattern(`^(?:${pattern})$`);
}
function compileLabelSelector(text4) {
  if (text4.trim() === "") return void 0;
  const tokens = tokenize(text4);
  const requirements = [];
  for (let at3 = 0; at3 < tokens.length; ) {
    const { requirement, next } = parseRequirement(tokens, at3, text4);
    requirements.push(requirement);
    if (next === tokens.length) break;
    if (tokens[next] !== ",") refuse4(text4, `found '${tokens[next]}', expected: ',' or 'end of string'`);
    if (next + 1 === tokens.length) refuse4(text4, "found '', expected: identifier after ','");
    at3 = next + 1;
  }
  return (labels2) => requirements.every((requirement) => requirement(labels2));
}
function refuse4(text4, reason) {
  return fail("SELECTOR_INVALID", `unable to parse requirement: ${reason} in "${text4}"`);
}
function tokenize(text4) {
  return text4.match(/==|!=|[=!,()<>]|[^\s=!,()<>]+/g) ?? [];
}
var labelKey = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
var labelValue = /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/;
function parseRequirement(tokens, start2, text4) {
  const isNegated = tokens[start2] === "!";
  const at3 = isNegated ? start2 + 1 : start2;
  const key2 = tokens[at3] ?? "";
  if (!labelKey.test(key2)) refuse4(text4, `found '${key2}', expected: a label's name`);
  const operator = tokens[at3 + 1] ?? "";
  if (operator === "" || operator === ",") {
    return { requirement: (labels2) => labels2.has(key2) !== isNegated, next: at3 + 1 };
  }
  if (isNegated) refuse4(text4, `found '${operator}', expected: ','`);
  return parseOperator(tokens, { key: key2, operator, at: at3 + 2 }, text4);
}
function parseOperator(tokens, operand, text4) {
  const { key: key2, operator, at: at3 } = operand;
  switch (operator) {
    case "=":
    case "==":
    case "!=": {
      const { value: value2, next } = parseValue(tokens, at3, text4);
      const isEqual2 = operator !== "!=";
      return { requirement: (labels2) => labels2.get(key2) === value2 === isEqual2, next };
    }
    case "<":
    case ">": {
      const { value: value2, next } = parseValue(tokens, at3, text4);
      if (!/^[+-]?[0-9]+$/.test(value2)) refuse4(text4, `for 'Gt', 'Lt' operators, the value must be an integer`);
      return { requirement: (labels2) => compareNumbers2(labels2.get(key2), operator, value2), next };
    }
    case "in":
    case "notin": {
      const { values, next } = parseValues(tokens, at3, text4);
      const isIn = operator === "in";
      return { requirement: (labels2) => isMember(labels2.get(key2), values, isIn), next };
    }
    default:
      return refuse4(text4, `found '${operator}', expected: in, notin, =, ==, !=, gt, lt`);
  }
}
function isMember(value2, values, isIn) {
  if (value2 === void 0) return !isIn;
  return values.includes(value2) === isIn;
}
function compareNumbers2(label, operator, value2) {
  if (label === void 0 || !/^[+-]?[0-9]+$/.test(label)) return false;
  return operator === "<" ? Number(label) < Number(value2) : Number(label) > Number(value2);
}
function parseValue(tokens, at3, text4) {
  const token = tokens[at3];
  if (token === void 0 || token === ",") return { value: "", next: at3 };
  if (!labelValue.test(token)) refuse4(text4, `found '${token}', expected: a label's value`);
  return { value: token, next: at3 + 1 };
}
function parseValues(tokens, start2, text4) {
  if (tokens[start2] !== "(") refuse4(text4, `found '${tokens[start2] ?? ""}', expected: '('`);
  const values = [];
  for (let at3 = start2 + 1; at3 < tokens.length; ) {
    const { value: value2, next } = tokens[at3] === ")" ? { value: "", next: at3 } : parseValue(tokens, at3, text4);
    values.push(value2);
    if (tokens[next] === ")") return { values, next: next + 1 };
    if (tokens[next] !== ",") break;
    at3 = next + 1;
  }
  return refuse4(text4, `expected: ',' or ')'`);
}

// src/kustomize/field-origins.ts
var joint = "\0";
function elementStep(element, index) {
  const name = element instanceof Map ? element.get("name") : void 0;
  return name === void 0 ? String(index) : `[name=${textOf(name)}]`;
}
function noteChanges(origins, before, after2, whereIs) {
  const visit4 = (old, now, steps) => {
    if (old === now) return;
    if (old instanceof Map && now instanceof Map) {
      for (const [key2, value2] of now) visit4(old.get(key2), value2, [...steps, key2]);
      return;
    }
    if (Array.isArray(old) && Array.isArray(now)) {
      const known2 = new Map(old.map((element, index) => [elementStep(element, index), element]));
      for (const [index, element] of now.entries()) {
        const step3 = elementStep(element, index);
        visit4(known2.get(step3), element, [...steps, step3]);
      }
      return;
    }
    record2(origins, steps, whereIs(steps));
  };
  visit4(before, after2, []);
}
function record2(origins, steps, at3) {
  const key2 = steps.join(joint);
  const below4 = key2 === "" ? "" : key2 + joint;
  for (const known2 of origins.keys()) if (known2.startsWith(below4)) origins.delete(known2);
  origins.set(key2, at3);
}
function originOfField(resource, steps) {
  for (let length = steps.length; length >= 0; length--) {
    const at3 = resource.origins?.get(steps.slice(0, length).join(joint));
    if (at3 !== void 0) return findPlace(at3);
  }
  return placeOf(resource, pathIn(resource.readAs, steps));
}
function pathIn(root, steps) {
  const path = [];
  let node = root;
  for (const step3 of steps) {
    if (node instanceof Map) {
      if (!node.has(step3)) break;
      path.push(step3);
      node = node.get(step3);
    } else if (Array.isArray(node)) {
      const index = node.findIndex((element, at3) => elementStep(element, at3) === step3);
      if (index < 0) break;
      path.push(index);
      node = node[index];
    } else break;
  }
  return path;
}

// src/kustomize/schema/compile.ts
var refPrefix = "#/definitions/";
var opaqueObject = 0;
var maximumRefs = 32;
function compileSchema(document) {
  const definitions = childMap(document, "definitions") ?? /* @__PURE__ */ new Map();
  const compiler = {
    definitions,
    nodes: [{}],
    byContent: /* @__PURE__ */ new Map([["{}", 0]]),
    byDefinition: /* @__PURE__ */ new Map()
  };
  const kinds = /* @__PURE__ */ Object.create(null);
  for (const [name, definition] of definitions) {
    for (const type of typesOf(definition)) kinds[type] = compileDefinition(compiler, name);
  }
  return {
    kinds,
    definitions: compileDefinitions(compiler),
    nodes: compiler.nodes,
    namespaced: scopesOf(childMap(document, "paths"))
  };
}
function compileDefinitions(compiler) {
  const indices = /* @__PURE__ */ Object.create(null);
  for (const name of compiler.definitions.keys()) {
    const node = compileNode(compiler, /* @__PURE__ */ new Map([["$ref", refPrefix + name]]));
    if (node !== void 0) indices[name] = node;
  }
  return indices;
}
function typesOf(definition) {
  const extension = child(definition, "x-kubernetes-group-version-kind");
  return Array.isArray(extension) ? extension.map(resourceType).filter((type) => type !== void 0) : [];
}
function resourceType(extension) {
  const [group, version, kind] = ["group", "version", "kind"].map((key2) => child(extension, key2));
  if (typeof version !== "string" || typeof kind !== "string") return void 0;
  return typeof group === "string" && group !== "" ? `${group}/${version} ${kind}` : `${version} ${kind}`;
}
function scopesOf(paths) {
  const namespaced = /* @__PURE__ */ Object.create(null);
  for (const [path, operations] of paths ?? []) {
    const type = resourceType(child(child(operations, "get"), "x-kubernetes-group-version-kind"));
    if (type === void 0) continue;
    if (path.includes("namespaces/{namespace}")) namespaced[type] = true;
    else namespaced[type] ??= false;
  }
  return namespaced;
}
function compileDefinition(compiler, name) {
  const known2 = compiler.byDefinition.get(name);
  if (known2 !== void 0) return known2;
  const index = compiler.nodes.push({}) - 1;
  compiler.byDefinition.set(name, index);
  compiler.nodes[index] = compileContent(compiler, compiler.definitions.get(name) ?? null);
  return index;
}
function compileContent(compiler, schema) {
  const fields = /* @__PURE__ */ Object.create(null);
  for (const [name, property] of childMap(schema, "properties") ?? []) {
    const node = compileNode(compiler, property);
    if (node !== void 0) fields[name] = node;
  }
  const others = compileNode(compiler, child(schema, "additionalProperties"));
  const keys = mergeKeys(schema);
  return {
    ...Object.keys(fields).length === 0 ? {} : { f: fields },
    ...others === void 0 ? {} : { x: others },
    ...isArray(schema) ? { i: compileNode(compiler, child(schema, "items")) ?? -1 } : {},
    // Kustomize asks for the strategy alone, whatever the type.
    ...keys === void 0 ? {} : { k: keys }
  };
}
function isArray(schema) {
  const type = child(schema, "type");
  return Array.isArray(type) ? type.length === 1 && type[0] === "array" : type === "array";
}
function mergeKeys(schema) {
  const strategy = child(schema, "x-kubernetes-patch-strategy");
  if (typeof strategy !== "string" || !strategy.split(",").includes("merge")) return void 0;
  const keys = child(schema, "x-kubernetes-list-map-keys");
  if (Array.isArray(keys)) return keys.map(String);
  const key2 = child(schema, "x-kubernetes-patch-merge-key");
  return typeof key2 === "string" ? [key2] : [];
}
function compileNode(compiler, schema) {
  const resolved2 = resolveRef(compiler, schema);
  if (typeof resolved2 === "number") return resolved2;
  if (!(resolved2 instanceof Map) || !isStructured(resolved2)) return void 0;
  const node = compileContent(compiler, resolved2);
  return node.i === -1 && node.k === void 0 ? void 0 : nodeOf(compiler, node);
}
function nodeOf(compiler, node) {
  const content = JSON.stringify(node);
  const known2 = compiler.byContent.get(content);
  if (known2 !== void 0) return known2;
  const index = compiler.nodes.push(node) - 1;
  compiler.byContent.set(content, index);
  return index;
}
function isStructured(schema) {
  return isArray(schema) || schema.get("type") === "object" || ["properties", "additionalProperties", "x-kubernetes-patch-strategy"].some((key2) => schema.has(key2));
}
function resolveRef(compiler, schema) {
  let current = schema;
  for (let hops = 0; hops < maximumRefs; hops++) {
    const ref = child(current, "$ref");
    if (typeof ref !== "string" || !ref.startsWith(refPrefix)) return current;
    const [name = "", ...deeper] = pointerParts(ref.slice(refPrefix.length));
    const definition = compiler.definitions.get(name);
    if (deeper.length > 0) {
      current = deeper.reduce(child, definition);
      continue;
    }
    if (definition === void 0) return nodeOf(compiler, { r: name });
    if (child(definition, "$ref") === void 0) return referenced(compiler, name, definition);
    current = definition;
  }
  return void 0;
}
function pointerParts(pointer) {
  return pointer.split("/").map((part2) => part2.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function referenced(compiler, name, definition) {
  if (!(definition instanceof Map) || !isStructured(definition)) return void 0;
  const holds3 = ["properties", "additionalProperties", "x-kubernetes-patch-strategy"].some(
    (key2) => definition.has(key2)
  );
  return holds3 || isArray(definition) ? compileDefinition(compiler, name) : opaqueObject;
}
function child(value2, key2) {
  return value2 instanceof Map ? value2.get(key2) : void 0;
}
function childMap(value2, key2) {
  const found2 = child(value2, key2);
  return found2 instanceof Map ? found2 : void 0;
}

// src/kustomize/schema/kubernetes.generated.ts
var kubernetesSchemaJson = '{"kinds":{"admissionregistration.k8s.io/v1 MutatingWebhookConfiguration":1,"admissionregistration.k8s.io/v1 MutatingWebhookConfigurationList":18,"admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration":21,"admissionregistration.k8s.io/v1 ValidatingWebhookConfigurationList":24,"admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration":26,"admissionregistration.k8s.io/v1beta1 MutatingWebhookConfigurationList":33,"admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration":35,"admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfigurationList":38,"apps/v1 ControllerRevision":40,"apps/v1 ControllerRevisionList":41,"apps/v1 DaemonSet":43,"apps/v1 DaemonSetList":163,"apps/v1 Deployment":165,"apps/v1 DeploymentList":172,"apps/v1 ReplicaSet":174,"apps/v1 ReplicaSetList":179,"apps/v1 StatefulSet":181,"apps/v1 StatefulSetList":193,"authentication.k8s.io/v1 TokenRequest":195,"authentication.k8s.io/v1 TokenReview":199,"authentication.k8s.io/v1beta1 TokenReview":203,"authorization.k8s.io/v1 LocalSubjectAccessReview":207,"authorization.k8s.io/v1 SelfSubjectAccessReview":212,"authorization.k8s.io/v1 SelfSubjectRulesReview":214,"authorization.k8s.io/v1 SubjectAccessReview":221,"authorization.k8s.io/v1beta1 LocalSubjectAccessReview":222,"authorization.k8s.io/v1beta1 SelfSubjectAccessReview":227,"authorization.k8s.io/v1beta1 SelfSubjectRulesReview":229,"authorization.k8s.io/v1beta1 SubjectAccessReview":236,"autoscaling/v1 HorizontalPodAutoscaler":237,"autoscaling/v1 HorizontalPodAutoscalerList":241,"autoscaling/v1 Scale":243,"autoscaling/v2beta1 HorizontalPodAutoscaler":246,"autoscaling/v2beta1 HorizontalPodAutoscalerList":266,"autoscaling/v2beta2 HorizontalPodAutoscaler":268,"autoscaling/v2beta2 HorizontalPodAutoscalerList":295,"batch/v1 CronJob":297,"batch/v1 CronJobList":304,"batch/v1 Job":306,"batch/v1 JobList":310,"batch/v1beta1 CronJob":312,"batch/v1beta1 CronJobList":316,"certificates.k8s.io/v1 CertificateSigningRequest":318,"certificates.k8s.io/v1 CertificateSigningRequestList":323,"certificates.k8s.io/v1beta1 CertificateSigningRequest":325,"certificates.k8s.io/v1beta1 CertificateSigningRequestList":330,"coordination.k8s.io/v1 Lease":332,"coordination.k8s.io/v1 LeaseList":334,"coordination.k8s.io/v1beta1 Lease":336,"coordination.k8s.io/v1beta1 LeaseList":338,"v1 Binding":340,"v1 ComponentStatus":341,"v1 ComponentStatusList":344,"v1 ConfigMap":346,"v1 ConfigMapList":347,"v1 Endpoints":349,"v1 EndpointsList":356,"v1 Event":358,"v1 EventList":361,"v1 LimitRange":363,"v1 LimitRangeList":367,"v1 Namespace":369,"v1 NamespaceList":374,"v1 Node":376,"v1 NodeList":395,"v1 PersistentVolume":397,"v1 PersistentVolumeClaim":185,"v1 PersistentVolumeClaimList":413,"v1 PersistentVolumeList":414,"v1 Pod":416,"v1 PodList":428,"v1 PodTemplate":430,"v1 PodTemplateList":431,"v1 ReplicationController":433,"v1 ReplicationControllerList":438,"v1 ResourceQuota":440,"v1 ResourceQuotaList":446,"v1 Secret":448,"v1 SecretList":449,"v1 Service":451,"v1 ServiceAccount":465,"v1 ServiceAccountList":468,"v1 ServiceList":470,"discovery.k8s.io/v1 EndpointSlice":472,"discovery.k8s.io/v1 EndpointSliceList":481,"discovery.k8s.io/v1beta1 EndpointSlice":483,"discovery.k8s.io/v1beta1 EndpointSliceList":492,"events.k8s.io/v1 Event":494,"events.k8s.io/v1 EventList":496,"events.k8s.io/v1beta1 Event":498,"events.k8s.io/v1beta1 EventList":500,"extensions/v1beta1 Ingress":502,"extensions/v1beta1 IngressList":513,"flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema":515,"flowcontrol.apiserver.k8s.io/v1beta1 FlowSchemaList":533,"flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration":535,"flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfigurationList":543,"networking.k8s.io/v1 Ingress":545,"networking.k8s.io/v1 IngressClass":558,"networking.k8s.io/v1 IngressClassList":561,"networking.k8s.io/v1 IngressList":563,"networking.k8s.io/v1 NetworkPolicy":565,"networking.k8s.io/v1 NetworkPolicyList":576,"networking.k8s.io/v1beta1 Ingress":578,"networking.k8s.io/v1beta1 IngressClass":589,"networking.k8s.io/v1beta1 IngressClassList":592,"networking.k8s.io/v1beta1 IngressList":594,"node.k8s.io/v1 RuntimeClass":596,"node.k8s.io/v1 RuntimeClassList":599,"node.k8s.io/v1beta1 RuntimeClass":601,"node.k8s.io/v1beta1 RuntimeClassList":604,"policy/v1 PodDisruptionBudget":606,"policy/v1 PodDisruptionBudgetList":609,"policy/v1beta1 Eviction":611,"policy/v1beta1 PodDisruptionBudget":614,"policy/v1beta1 PodDisruptionBudgetList":617,"policy/v1beta1 PodSecurityPolicy":619,"policy/v1beta1 PodSecurityPolicyList":637,"rbac.authorization.k8s.io/v1 ClusterRole":639,"rbac.authorization.k8s.io/v1 ClusterRoleBinding":644,"rbac.authorization.k8s.io/v1 ClusterRoleBindingList":648,"rbac.authorization.k8s.io/v1 ClusterRoleList":650,"rbac.authorization.k8s.io/v1 Role":652,"rbac.authorization.k8s.io/v1 RoleBinding":653,"rbac.authorization.k8s.io/v1 RoleBindingList":654,"rbac.authorization.k8s.io/v1 RoleList":656,"rbac.authorization.k8s.io/v1beta1 ClusterRole":658,"rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding":662,"rbac.authorization.k8s.io/v1beta1 ClusterRoleBindingList":666,"rbac.authorization.k8s.io/v1beta1 ClusterRoleList":668,"rbac.authorization.k8s.io/v1beta1 Role":670,"rbac.authorization.k8s.io/v1beta1 RoleBinding":671,"rbac.authorization.k8s.io/v1beta1 RoleBindingList":672,"rbac.authorization.k8s.io/v1beta1 RoleList":674,"scheduling.k8s.io/v1 PriorityClass":676,"scheduling.k8s.io/v1 PriorityClassList":677,"scheduling.k8s.io/v1beta1 PriorityClass":679,"scheduling.k8s.io/v1beta1 PriorityClassList":680,"storage.k8s.io/v1 CSIDriver":682,"storage.k8s.io/v1 CSIDriverList":686,"storage.k8s.io/v1 CSINode":688,"storage.k8s.io/v1 CSINodeList":693,"storage.k8s.io/v1 StorageClass":695,"storage.k8s.io/v1 StorageClassList":700,"storage.k8s.io/v1 VolumeAttachment":702,"storage.k8s.io/v1 VolumeAttachmentList":707,"storage.k8s.io/v1beta1 CSIDriver":709,"storage.k8s.io/v1beta1 CSIDriverList":713,"storage.k8s.io/v1beta1 CSINode":715,"storage.k8s.io/v1beta1 CSINodeList":720,"storage.k8s.io/v1beta1 CSIStorageCapacity":722,"storage.k8s.io/v1beta1 CSIStorageCapacityList":723,"storage.k8s.io/v1beta1 StorageClass":725,"storage.k8s.io/v1beta1 StorageClassList":726,"storage.k8s.io/v1beta1 VolumeAttachment":728,"storage.k8s.io/v1beta1 VolumeAttachmentList":733,"apiextensions.k8s.io/v1 CustomResourceDefinition":735,"apiextensions.k8s.io/v1 CustomResourceDefinitionList":756,"apiextensions.k8s.io/v1beta1 CustomResourceDefinition":758,"apiextensions.k8s.io/v1beta1 CustomResourceDefinitionList":778,"v1 APIGroup":780,"v1 APIGroupList":785,"v1 APIResourceList":787,"v1 APIVersions":790,"v1 DeleteOptions":612,"admission.k8s.io/v1 DeleteOptions":612,"admission.k8s.io/v1beta1 DeleteOptions":612,"admissionregistration.k8s.io/v1 DeleteOptions":612,"admissionregistration.k8s.io/v1beta1 DeleteOptions":612,"apiextensions.k8s.io/v1 DeleteOptions":612,"apiextensions.k8s.io/v1beta1 DeleteOptions":612,"apiregistration.k8s.io/v1 DeleteOptions":612,"apiregistration.k8s.io/v1beta1 DeleteOptions":612,"apps/v1 DeleteOptions":612,"apps/v1beta1 DeleteOptions":612,"apps/v1beta2 DeleteOptions":612,"authentication.k8s.io/v1 DeleteOptions":612,"authentication.k8s.io/v1beta1 DeleteOptions":612,"authorization.k8s.io/v1 DeleteOptions":612,"authorization.k8s.io/v1beta1 DeleteOptions":612,"autoscaling/v1 DeleteOptions":612,"autoscaling/v2beta1 DeleteOptions":612,"autoscaling/v2beta2 DeleteOptions":612,"batch/v1 DeleteOptions":612,"batch/v1beta1 DeleteOptions":612,"certificates.k8s.io/v1 DeleteOptions":612,"certificates.k8s.io/v1beta1 DeleteOptions":612,"coordination.k8s.io/v1 DeleteOptions":612,"coordination.k8s.io/v1beta1 DeleteOptions":612,"discovery.k8s.io/v1 DeleteOptions":612,"discovery.k8s.io/v1beta1 DeleteOptions":612,"events.k8s.io/v1 DeleteOptions":612,"events.k8s.io/v1beta1 DeleteOptions":612,"extensions/v1beta1 DeleteOptions":612,"flowcontrol.apiserver.k8s.io/v1alpha1 DeleteOptions":612,"flowcontrol.apiserver.k8s.io/v1beta1 DeleteOptions":612,"imagepolicy.k8s.io/v1alpha1 DeleteOptions":612,"internal.apiserver.k8s.io/v1alpha1 DeleteOptions":612,"networking.k8s.io/v1 DeleteOptions":612,"networking.k8s.io/v1beta1 DeleteOptions":612,"node.k8s.io/v1 DeleteOptions":612,"node.k8s.io/v1alpha1 DeleteOptions":612,"node.k8s.io/v1beta1 DeleteOptions":612,"policy/v1 DeleteOptions":612,"policy/v1beta1 DeleteOptions":612,"rbac.authorization.k8s.io/v1 DeleteOptions":612,"rbac.authorization.k8s.io/v1alpha1 DeleteOptions":612,"rbac.authorization.k8s.io/v1beta1 DeleteOptions":612,"scheduling.k8s.io/v1 DeleteOptions":612,"scheduling.k8s.io/v1alpha1 DeleteOptions":612,"scheduling.k8s.io/v1beta1 DeleteOptions":612,"storage.k8s.io/v1 DeleteOptions":612,"storage.k8s.io/v1alpha1 DeleteOptions":612,"storage.k8s.io/v1beta1 DeleteOptions":612,"v1 Status":791,"v1 WatchEvent":795,"admission.k8s.io/v1 WatchEvent":795,"admission.k8s.io/v1beta1 WatchEvent":795,"admissionregistration.k8s.io/v1 WatchEvent":795,"admissionregistration.k8s.io/v1beta1 WatchEvent":795,"apiextensions.k8s.io/v1 WatchEvent":795,"apiextensions.k8s.io/v1beta1 WatchEvent":795,"apiregistration.k8s.io/v1 WatchEvent":795,"apiregistration.k8s.io/v1beta1 WatchEvent":795,"apps/v1 WatchEvent":795,"apps/v1beta1 WatchEvent":795,"apps/v1beta2 WatchEvent":795,"authentication.k8s.io/v1 WatchEvent":795,"authentication.k8s.io/v1beta1 WatchEvent":795,"authorization.k8s.io/v1 WatchEvent":795,"authorization.k8s.io/v1beta1 WatchEvent":795,"autoscaling/v1 WatchEvent":795,"autoscaling/v2beta1 WatchEvent":795,"autoscaling/v2beta2 WatchEvent":795,"batch/v1 WatchEvent":795,"batch/v1beta1 WatchEvent":795,"certificates.k8s.io/v1 WatchEvent":795,"certificates.k8s.io/v1beta1 WatchEvent":795,"coordination.k8s.io/v1 WatchEvent":795,"coordination.k8s.io/v1beta1 WatchEvent":795,"discovery.k8s.io/v1 WatchEvent":795,"discovery.k8s.io/v1beta1 WatchEvent":795,"events.k8s.io/v1 WatchEvent":795,"events.k8s.io/v1beta1 WatchEvent":795,"extensions/v1beta1 WatchEvent":795,"flowcontrol.apiserver.k8s.io/v1alpha1 WatchEvent":795,"flowcontrol.apiserver.k8s.io/v1beta1 WatchEvent":795,"imagepolicy.k8s.io/v1alpha1 WatchEvent":795,"internal.apiserver.k8s.io/v1alpha1 WatchEvent":795,"networking.k8s.io/v1 WatchEvent":795,"networking.k8s.io/v1beta1 WatchEvent":795,"node.k8s.io/v1 WatchEvent":795,"node.k8s.io/v1alpha1 WatchEvent":795,"node.k8s.io/v1beta1 WatchEvent":795,"policy/v1 WatchEvent":795,"policy/v1beta1 WatchEvent":795,"rbac.authorization.k8s.io/v1 WatchEvent":795,"rbac.authorization.k8s.io/v1alpha1 WatchEvent":795,"rbac.authorization.k8s.io/v1beta1 WatchEvent":795,"scheduling.k8s.io/v1 WatchEvent":795,"scheduling.k8s.io/v1alpha1 WatchEvent":795,"scheduling.k8s.io/v1beta1 WatchEvent":795,"storage.k8s.io/v1 WatchEvent":795,"storage.k8s.io/v1alpha1 WatchEvent":795,"storage.k8s.io/v1beta1 WatchEvent":795,"apiregistration.k8s.io/v1 APIService":796,"apiregistration.k8s.io/v1 APIServiceList":802,"apiregistration.k8s.io/v1beta1 APIService":804,"apiregistration.k8s.io/v1beta1 APIServiceList":810},"definitions":{"io.k8s.api.admissionregistration.v1.MutatingWebhook":8,"io.k8s.api.admissionregistration.v1.MutatingWebhookConfiguration":1,"io.k8s.api.admissionregistration.v1.MutatingWebhookConfigurationList":18,"io.k8s.api.admissionregistration.v1.RuleWithOperations":15,"io.k8s.api.admissionregistration.v1.ServiceReference":10,"io.k8s.api.admissionregistration.v1.ValidatingWebhook":22,"io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration":21,"io.k8s.api.admissionregistration.v1.ValidatingWebhookConfigurationList":24,"io.k8s.api.admissionregistration.v1.WebhookClientConfig":9,"io.k8s.api.admissionregistration.v1beta1.MutatingWebhook":27,"io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfiguration":26,"io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfigurationList":33,"io.k8s.api.admissionregistration.v1beta1.RuleWithOperations":30,"io.k8s.api.admissionregistration.v1beta1.ServiceReference":29,"io.k8s.api.admissionregistration.v1beta1.ValidatingWebhook":36,"io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfiguration":35,"io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfigurationList":38,"io.k8s.api.admissionregistration.v1beta1.WebhookClientConfig":28,"io.k8s.api.apps.v1.ControllerRevision":40,"io.k8s.api.apps.v1.ControllerRevisionList":41,"io.k8s.api.apps.v1.DaemonSet":43,"io.k8s.api.apps.v1.DaemonSetCondition":161,"io.k8s.api.apps.v1.DaemonSetList":163,"io.k8s.api.apps.v1.DaemonSetSpec":44,"io.k8s.api.apps.v1.DaemonSetStatus":160,"io.k8s.api.apps.v1.DaemonSetUpdateStrategy":158,"io.k8s.api.apps.v1.Deployment":165,"io.k8s.api.apps.v1.DeploymentCondition":170,"io.k8s.api.apps.v1.DeploymentList":172,"io.k8s.api.apps.v1.DeploymentSpec":166,"io.k8s.api.apps.v1.DeploymentStatus":169,"io.k8s.api.apps.v1.DeploymentStrategy":167,"io.k8s.api.apps.v1.ReplicaSet":174,"io.k8s.api.apps.v1.ReplicaSetCondition":177,"io.k8s.api.apps.v1.ReplicaSetList":179,"io.k8s.api.apps.v1.ReplicaSetSpec":175,"io.k8s.api.apps.v1.ReplicaSetStatus":176,"io.k8s.api.apps.v1.RollingUpdateDaemonSet":159,"io.k8s.api.apps.v1.RollingUpdateDeployment":168,"io.k8s.api.apps.v1.RollingUpdateStatefulSetStrategy":184,"io.k8s.api.apps.v1.StatefulSet":181,"io.k8s.api.apps.v1.StatefulSetCondition":191,"io.k8s.api.apps.v1.StatefulSetList":193,"io.k8s.api.apps.v1.StatefulSetSpec":182,"io.k8s.api.apps.v1.StatefulSetStatus":190,"io.k8s.api.apps.v1.StatefulSetUpdateStrategy":183,"io.k8s.api.authentication.v1.BoundObjectReference":197,"io.k8s.api.authentication.v1.TokenRequest":195,"io.k8s.api.authentication.v1.TokenRequestSpec":196,"io.k8s.api.authentication.v1.TokenRequestStatus":198,"io.k8s.api.authentication.v1.TokenReview":199,"io.k8s.api.authentication.v1.TokenReviewSpec":200,"io.k8s.api.authentication.v1.TokenReviewStatus":201,"io.k8s.api.authentication.v1.UserInfo":202,"io.k8s.api.authentication.v1beta1.TokenReview":203,"io.k8s.api.authentication.v1beta1.TokenReviewSpec":204,"io.k8s.api.authentication.v1beta1.TokenReviewStatus":205,"io.k8s.api.authentication.v1beta1.UserInfo":206,"io.k8s.api.authorization.v1.LocalSubjectAccessReview":207,"io.k8s.api.authorization.v1.NonResourceAttributes":209,"io.k8s.api.authorization.v1.NonResourceRule":217,"io.k8s.api.authorization.v1.ResourceAttributes":210,"io.k8s.api.authorization.v1.ResourceRule":219,"io.k8s.api.authorization.v1.SelfSubjectAccessReview":212,"io.k8s.api.authorization.v1.SelfSubjectAccessReviewSpec":213,"io.k8s.api.authorization.v1.SelfSubjectRulesReview":214,"io.k8s.api.authorization.v1.SelfSubjectRulesReviewSpec":215,"io.k8s.api.authorization.v1.SubjectAccessReview":221,"io.k8s.api.authorization.v1.SubjectAccessReviewSpec":208,"io.k8s.api.authorization.v1.SubjectAccessReviewStatus":211,"io.k8s.api.authorization.v1.SubjectRulesReviewStatus":216,"io.k8s.api.authorization.v1beta1.LocalSubjectAccessReview":222,"io.k8s.api.authorization.v1beta1.NonResourceAttributes":224,"io.k8s.api.authorization.v1beta1.NonResourceRule":232,"io.k8s.api.authorization.v1beta1.ResourceAttributes":225,"io.k8s.api.authorization.v1beta1.ResourceRule":234,"io.k8s.api.authorization.v1beta1.SelfSubjectAccessReview":227,"io.k8s.api.authorization.v1beta1.SelfSubjectAccessReviewSpec":228,"io.k8s.api.authorization.v1beta1.SelfSubjectRulesReview":229,"io.k8s.api.authorization.v1beta1.SelfSubjectRulesReviewSpec":230,"io.k8s.api.authorization.v1beta1.SubjectAccessReview":236,"io.k8s.api.authorization.v1beta1.SubjectAccessReviewSpec":223,"io.k8s.api.authorization.v1beta1.SubjectAccessReviewStatus":226,"io.k8s.api.authorization.v1beta1.SubjectRulesReviewStatus":231,"io.k8s.api.autoscaling.v1.CrossVersionObjectReference":239,"io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler":237,"io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerList":241,"io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerSpec":238,"io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerStatus":240,"io.k8s.api.autoscaling.v1.Scale":243,"io.k8s.api.autoscaling.v1.ScaleSpec":244,"io.k8s.api.autoscaling.v1.ScaleStatus":245,"io.k8s.api.autoscaling.v2beta1.ContainerResourceMetricSource":249,"io.k8s.api.autoscaling.v2beta1.ContainerResourceMetricStatus":260,"io.k8s.api.autoscaling.v2beta1.CrossVersionObjectReference":252,"io.k8s.api.autoscaling.v2beta1.ExternalMetricSource":250,"io.k8s.api.autoscaling.v2beta1.ExternalMetricStatus":261,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscaler":246,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerCondition":257,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerList":266,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerSpec":247,"io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerStatus":256,"io.k8s.api.autoscaling.v2beta1.MetricSpec":248,"io.k8s.api.autoscaling.v2beta1.MetricStatus":259,"io.k8s.api.autoscaling.v2beta1.ObjectMetricSource":251,"io.k8s.api.autoscaling.v2beta1.ObjectMetricStatus":262,"io.k8s.api.autoscaling.v2beta1.PodsMetricSource":253,"io.k8s.api.autoscaling.v2beta1.PodsMetricStatus":263,"io.k8s.api.autoscaling.v2beta1.ResourceMetricSource":254,"io.k8s.api.autoscaling.v2beta1.ResourceMetricStatus":264,"io.k8s.api.autoscaling.v2beta2.ContainerResourceMetricSource":275,"io.k8s.api.autoscaling.v2beta2.ContainerResourceMetricStatus":288,"io.k8s.api.autoscaling.v2beta2.CrossVersionObjectReference":280,"io.k8s.api.autoscaling.v2beta2.ExternalMetricSource":277,"io.k8s.api.autoscaling.v2beta2.ExternalMetricStatus":290,"io.k8s.api.autoscaling.v2beta2.HPAScalingPolicy":272,"io.k8s.api.autoscaling.v2beta2.HPAScalingRules":271,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscaler":268,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerBehavior":270,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerCondition":285,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerList":295,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerSpec":269,"io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerStatus":284,"io.k8s.api.autoscaling.v2beta2.MetricIdentifier":278,"io.k8s.api.autoscaling.v2beta2.MetricSpec":274,"io.k8s.api.autoscaling.v2beta2.MetricStatus":287,"io.k8s.api.autoscaling.v2beta2.MetricTarget":276,"io.k8s.api.autoscaling.v2beta2.MetricValueStatus":289,"io.k8s.api.autoscaling.v2beta2.ObjectMetricSource":279,"io.k8s.api.autoscaling.v2beta2.ObjectMetricStatus":291,"io.k8s.api.autoscaling.v2beta2.PodsMetricSource":281,"io.k8s.api.autoscaling.v2beta2.PodsMetricStatus":292,"io.k8s.api.autoscaling.v2beta2.ResourceMetricSource":282,"io.k8s.api.autoscaling.v2beta2.ResourceMetricStatus":293,"io.k8s.api.batch.v1.CronJob":297,"io.k8s.api.batch.v1.CronJobList":304,"io.k8s.api.batch.v1.CronJobSpec":298,"io.k8s.api.batch.v1.CronJobStatus":301,"io.k8s.api.batch.v1.Job":306,"io.k8s.api.batch.v1.JobCondition":308,"io.k8s.api.batch.v1.JobList":310,"io.k8s.api.batch.v1.JobSpec":300,"io.k8s.api.batch.v1.JobStatus":307,"io.k8s.api.batch.v1.JobTemplateSpec":299,"io.k8s.api.batch.v1beta1.CronJob":312,"io.k8s.api.batch.v1beta1.CronJobList":316,"io.k8s.api.batch.v1beta1.CronJobSpec":313,"io.k8s.api.batch.v1beta1.CronJobStatus":315,"io.k8s.api.batch.v1beta1.JobTemplateSpec":314,"io.k8s.api.certificates.v1.CertificateSigningRequest":318,"io.k8s.api.certificates.v1.CertificateSigningRequestCondition":321,"io.k8s.api.certificates.v1.CertificateSigningRequestList":323,"io.k8s.api.certificates.v1.CertificateSigningRequestSpec":319,"io.k8s.api.certificates.v1.CertificateSigningRequestStatus":320,"io.k8s.api.certificates.v1beta1.CertificateSigningRequest":325,"io.k8s.api.certificates.v1beta1.CertificateSigningRequestCondition":328,"io.k8s.api.certificates.v1beta1.CertificateSigningRequestList":330,"io.k8s.api.certificates.v1beta1.CertificateSigningRequestSpec":326,"io.k8s.api.certificates.v1beta1.CertificateSigningRequestStatus":327,"io.k8s.api.coordination.v1.Lease":332,"io.k8s.api.coordination.v1.LeaseList":334,"io.k8s.api.coordination.v1.LeaseSpec":333,"io.k8s.api.coordination.v1beta1.Lease":336,"io.k8s.api.coordination.v1beta1.LeaseList":338,"io.k8s.api.coordination.v1beta1.LeaseSpec":337,"io.k8s.api.core.v1.AWSElasticBlockStoreVolumeSource":115,"io.k8s.api.core.v1.Affinity":47,"io.k8s.api.core.v1.AttachedVolume":393,"io.k8s.api.core.v1.AzureDiskVolumeSource":116,"io.k8s.api.core.v1.AzureFilePersistentVolumeSource":399,"io.k8s.api.core.v1.AzureFileVolumeSource":117,"io.k8s.api.core.v1.Binding":340,"io.k8s.api.core.v1.CSIPersistentVolumeSource":403,"io.k8s.api.core.v1.CSIVolumeSource":123,"io.k8s.api.core.v1.Capabilities":86,"io.k8s.api.core.v1.CephFSPersistentVolumeSource":400,"io.k8s.api.core.v1.CephFSVolumeSource":118,"io.k8s.api.core.v1.CinderPersistentVolumeSource":402,"io.k8s.api.core.v1.CinderVolumeSource":119,"io.k8s.api.core.v1.ClientIPConfig":456,"io.k8s.api.core.v1.ComponentCondition":342,"io.k8s.api.core.v1.ComponentStatus":341,"io.k8s.api.core.v1.ComponentStatusList":344,"io.k8s.api.core.v1.ConfigMap":346,"io.k8s.api.core.v1.ConfigMapEnvSource":71,"io.k8s.api.core.v1.ConfigMapKeySelector":65,"io.k8s.api.core.v1.ConfigMapList":347,"io.k8s.api.core.v1.ConfigMapNodeConfigSource":379,"io.k8s.api.core.v1.ConfigMapProjection":146,"io.k8s.api.core.v1.ConfigMapVolumeSource":120,"io.k8s.api.core.v1.Container":62,"io.k8s.api.core.v1.ContainerImage":390,"io.k8s.api.core.v1.ContainerPort":82,"io.k8s.api.core.v1.ContainerState":421,"io.k8s.api.core.v1.ContainerStateRunning":422,"io.k8s.api.core.v1.ContainerStateTerminated":423,"io.k8s.api.core.v1.ContainerStateWaiting":424,"io.k8s.api.core.v1.ContainerStatus":420,"io.k8s.api.core.v1.DaemonEndpoint":389,"io.k8s.api.core.v1.DownwardAPIProjection":147,"io.k8s.api.core.v1.DownwardAPIVolumeFile":125,"io.k8s.api.core.v1.DownwardAPIVolumeSource":124,"io.k8s.api.core.v1.EmptyDirVolumeSource":127,"io.k8s.api.core.v1.EndpointAddress":351,"io.k8s.api.core.v1.EndpointPort":353,"io.k8s.api.core.v1.EndpointSubset":350,"io.k8s.api.core.v1.Endpoints":349,"io.k8s.api.core.v1.EndpointsList":356,"io.k8s.api.core.v1.EnvFromSource":70,"io.k8s.api.core.v1.EnvVar":63,"io.k8s.api.core.v1.EnvVarSource":64,"io.k8s.api.core.v1.EphemeralContainer":98,"io.k8s.api.core.v1.EphemeralVolumeSource":128,"io.k8s.api.core.v1.Event":358,"io.k8s.api.core.v1.EventList":361,"io.k8s.api.core.v1.EventSeries":359,"io.k8s.api.core.v1.EventSource":360,"io.k8s.api.core.v1.ExecAction":76,"io.k8s.api.core.v1.FCVolumeSource":132,"io.k8s.api.core.v1.FlexPersistentVolumeSource":404,"io.k8s.api.core.v1.FlexVolumeSource":133,"io.k8s.api.core.v1.FlockerVolumeSource":134,"io.k8s.api.core.v1.GCEPersistentDiskVolumeSource":135,"io.k8s.api.core.v1.GitRepoVolumeSource":136,"io.k8s.api.core.v1.GlusterfsPersistentVolumeSource":405,"io.k8s.api.core.v1.GlusterfsVolumeSource":137,"io.k8s.api.core.v1.HTTPGetAction":77,"io.k8s.api.core.v1.HTTPHeader":78,"io.k8s.api.core.v1.Handler":75,"io.k8s.api.core.v1.HostAlias":101,"io.k8s.api.core.v1.HostPathVolumeSource":138,"io.k8s.api.core.v1.ISCSIPersistentVolumeSource":406,"io.k8s.api.core.v1.ISCSIVolumeSource":139,"io.k8s.api.core.v1.KeyToPath":121,"io.k8s.api.core.v1.Lifecycle":74,"io.k8s.api.core.v1.LimitRange":363,"io.k8s.api.core.v1.LimitRangeItem":365,"io.k8s.api.core.v1.LimitRangeList":367,"io.k8s.api.core.v1.LimitRangeSpec":364,"io.k8s.api.core.v1.LoadBalancerIngress":461,"io.k8s.api.core.v1.LoadBalancerStatus":460,"io.k8s.api.core.v1.LocalObjectReference":103,"io.k8s.api.core.v1.LocalVolumeSource":407,"io.k8s.api.core.v1.NFSVolumeSource":140,"io.k8s.api.core.v1.Namespace":369,"io.k8s.api.core.v1.NamespaceCondition":372,"io.k8s.api.core.v1.NamespaceList":374,"io.k8s.api.core.v1.NamespaceSpec":370,"io.k8s.api.core.v1.NamespaceStatus":371,"io.k8s.api.core.v1.Node":376,"io.k8s.api.core.v1.NodeAddress":383,"io.k8s.api.core.v1.NodeAffinity":48,"io.k8s.api.core.v1.NodeCondition":385,"io.k8s.api.core.v1.NodeConfigSource":378,"io.k8s.api.core.v1.NodeConfigStatus":387,"io.k8s.api.core.v1.NodeDaemonEndpoints":388,"io.k8s.api.core.v1.NodeList":395,"io.k8s.api.core.v1.NodeSelector":54,"io.k8s.api.core.v1.NodeSelectorRequirement":51,"io.k8s.api.core.v1.NodeSelectorTerm":50,"io.k8s.api.core.v1.NodeSpec":377,"io.k8s.api.core.v1.NodeStatus":382,"io.k8s.api.core.v1.NodeSystemInfo":392,"io.k8s.api.core.v1.ObjectFieldSelector":66,"io.k8s.api.core.v1.ObjectReference":302,"io.k8s.api.core.v1.PersistentVolume":397,"io.k8s.api.core.v1.PersistentVolumeClaim":185,"io.k8s.api.core.v1.PersistentVolumeClaimCondition":187,"io.k8s.api.core.v1.PersistentVolumeClaimList":413,"io.k8s.api.core.v1.PersistentVolumeClaimSpec":130,"io.k8s.api.core.v1.PersistentVolumeClaimStatus":186,"io.k8s.api.core.v1.PersistentVolumeClaimTemplate":129,"io.k8s.api.core.v1.PersistentVolumeClaimVolumeSource":141,"io.k8s.api.core.v1.PersistentVolumeList":414,"io.k8s.api.core.v1.PersistentVolumeSpec":398,"io.k8s.api.core.v1.PersistentVolumeStatus":412,"io.k8s.api.core.v1.PhotonPersistentDiskVolumeSource":142,"io.k8s.api.core.v1.Pod":416,"io.k8s.api.core.v1.PodAffinity":56,"io.k8s.api.core.v1.PodAffinityTerm":58,"io.k8s.api.core.v1.PodAntiAffinity":61,"io.k8s.api.core.v1.PodCondition":418,"io.k8s.api.core.v1.PodDNSConfig":95,"io.k8s.api.core.v1.PodDNSConfigOption":96,"io.k8s.api.core.v1.PodIP":426,"io.k8s.api.core.v1.PodList":428,"io.k8s.api.core.v1.PodReadinessGate":105,"io.k8s.api.core.v1.PodSecurityContext":107,"io.k8s.api.core.v1.PodSpec":46,"io.k8s.api.core.v1.PodStatus":417,"io.k8s.api.core.v1.PodTemplate":430,"io.k8s.api.core.v1.PodTemplateList":431,"io.k8s.api.core.v1.PodTemplateSpec":45,"io.k8s.api.core.v1.PortStatus":462,"io.k8s.api.core.v1.PortworxVolumeSource":143,"io.k8s.api.core.v1.PreferredSchedulingTerm":49,"io.k8s.api.core.v1.Probe":81,"io.k8s.api.core.v1.ProjectedVolumeSource":144,"io.k8s.api.core.v1.QuobyteVolumeSource":151,"io.k8s.api.core.v1.RBDPersistentVolumeSource":409,"io.k8s.api.core.v1.RBDVolumeSource":152,"io.k8s.api.core.v1.ReplicationController":433,"io.k8s.api.core.v1.ReplicationControllerCondition":436,"io.k8s.api.core.v1.ReplicationControllerList":438,"io.k8s.api.core.v1.ReplicationControllerSpec":434,"io.k8s.api.core.v1.ReplicationControllerStatus":435,"io.k8s.api.core.v1.ResourceFieldSelector":67,"io.k8s.api.core.v1.ResourceQuota":440,"io.k8s.api.core.v1.ResourceQuotaList":446,"io.k8s.api.core.v1.ResourceQuotaSpec":441,"io.k8s.api.core.v1.ResourceQuotaStatus":445,"io.k8s.api.core.v1.ResourceRequirements":84,"io.k8s.api.core.v1.SELinuxOptions":87,"io.k8s.api.core.v1.ScaleIOPersistentVolumeSource":410,"io.k8s.api.core.v1.ScaleIOVolumeSource":153,"io.k8s.api.core.v1.ScopeSelector":442,"io.k8s.api.core.v1.ScopedResourceSelectorRequirement":443,"io.k8s.api.core.v1.SeccompProfile":88,"io.k8s.api.core.v1.Secret":448,"io.k8s.api.core.v1.SecretEnvSource":72,"io.k8s.api.core.v1.SecretKeySelector":68,"io.k8s.api.core.v1.SecretList":449,"io.k8s.api.core.v1.SecretProjection":148,"io.k8s.api.core.v1.SecretReference":401,"io.k8s.api.core.v1.SecretVolumeSource":154,"io.k8s.api.core.v1.SecurityContext":85,"io.k8s.api.core.v1.Service":451,"io.k8s.api.core.v1.ServiceAccount":465,"io.k8s.api.core.v1.ServiceAccountList":468,"io.k8s.api.core.v1.ServiceAccountTokenProjection":149,"io.k8s.api.core.v1.ServiceList":470,"io.k8s.api.core.v1.ServicePort":453,"io.k8s.api.core.v1.ServiceSpec":452,"io.k8s.api.core.v1.ServiceStatus":457,"io.k8s.api.core.v1.SessionAffinityConfig":455,"io.k8s.api.core.v1.StorageOSPersistentVolumeSource":411,"io.k8s.api.core.v1.StorageOSVolumeSource":155,"io.k8s.api.core.v1.Sysctl":108,"io.k8s.api.core.v1.TCPSocketAction":80,"io.k8s.api.core.v1.Taint":380,"io.k8s.api.core.v1.Toleration":110,"io.k8s.api.core.v1.TopologySelectorLabelRequirement":697,"io.k8s.api.core.v1.TopologySelectorTerm":696,"io.k8s.api.core.v1.TopologySpreadConstraint":112,"io.k8s.api.core.v1.TypedLocalObjectReference":131,"io.k8s.api.core.v1.Volume":114,"io.k8s.api.core.v1.VolumeDevice":90,"io.k8s.api.core.v1.VolumeMount":92,"io.k8s.api.core.v1.VolumeNodeAffinity":408,"io.k8s.api.core.v1.VolumeProjection":145,"io.k8s.api.core.v1.VsphereVirtualDiskVolumeSource":156,"io.k8s.api.core.v1.WeightedPodAffinityTerm":57,"io.k8s.api.core.v1.WindowsSecurityContextOptions":89,"io.k8s.api.discovery.v1.Endpoint":473,"io.k8s.api.discovery.v1.EndpointConditions":474,"io.k8s.api.discovery.v1.EndpointHints":475,"io.k8s.api.discovery.v1.EndpointPort":479,"io.k8s.api.discovery.v1.EndpointSlice":472,"io.k8s.api.discovery.v1.EndpointSliceList":481,"io.k8s.api.discovery.v1.ForZone":476,"io.k8s.api.discovery.v1beta1.Endpoint":484,"io.k8s.api.discovery.v1beta1.EndpointConditions":485,"io.k8s.api.discovery.v1beta1.EndpointHints":486,"io.k8s.api.discovery.v1beta1.EndpointPort":490,"io.k8s.api.discovery.v1beta1.EndpointSlice":483,"io.k8s.api.discovery.v1beta1.EndpointSliceList":492,"io.k8s.api.discovery.v1beta1.ForZone":487,"io.k8s.api.events.v1.Event":494,"io.k8s.api.events.v1.EventList":496,"io.k8s.api.events.v1.EventSeries":495,"io.k8s.api.events.v1beta1.Event":498,"io.k8s.api.events.v1beta1.EventList":500,"io.k8s.api.events.v1beta1.EventSeries":499,"io.k8s.api.extensions.v1beta1.HTTPIngressPath":507,"io.k8s.api.extensions.v1beta1.HTTPIngressRuleValue":506,"io.k8s.api.extensions.v1beta1.Ingress":502,"io.k8s.api.extensions.v1beta1.IngressBackend":504,"io.k8s.api.extensions.v1beta1.IngressList":513,"io.k8s.api.extensions.v1beta1.IngressRule":505,"io.k8s.api.extensions.v1beta1.IngressSpec":503,"io.k8s.api.extensions.v1beta1.IngressStatus":512,"io.k8s.api.extensions.v1beta1.IngressTLS":510,"io.k8s.api.flowcontrol.v1beta1.FlowDistinguisherMethod":517,"io.k8s.api.flowcontrol.v1beta1.FlowSchema":515,"io.k8s.api.flowcontrol.v1beta1.FlowSchemaCondition":531,"io.k8s.api.flowcontrol.v1beta1.FlowSchemaList":533,"io.k8s.api.flowcontrol.v1beta1.FlowSchemaSpec":516,"io.k8s.api.flowcontrol.v1beta1.FlowSchemaStatus":530,"io.k8s.api.flowcontrol.v1beta1.GroupSubject":525,"io.k8s.api.flowcontrol.v1beta1.LimitResponse":538,"io.k8s.api.flowcontrol.v1beta1.LimitedPriorityLevelConfiguration":537,"io.k8s.api.flowcontrol.v1beta1.NonResourcePolicyRule":520,"io.k8s.api.flowcontrol.v1beta1.PolicyRulesWithSubjects":519,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfiguration":535,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationCondition":541,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationList":543,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationReference":518,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationSpec":536,"io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationStatus":540,"io.k8s.api.flowcontrol.v1beta1.QueuingConfiguration":539,"io.k8s.api.flowcontrol.v1beta1.ResourcePolicyRule":522,"io.k8s.api.flowcontrol.v1beta1.ServiceAccountSubject":526,"io.k8s.api.flowcontrol.v1beta1.Subject":524,"io.k8s.api.flowcontrol.v1beta1.UserSubject":527,"io.k8s.api.networking.v1.HTTPIngressPath":552,"io.k8s.api.networking.v1.HTTPIngressRuleValue":551,"io.k8s.api.networking.v1.IPBlock":571,"io.k8s.api.networking.v1.Ingress":545,"io.k8s.api.networking.v1.IngressBackend":547,"io.k8s.api.networking.v1.IngressClass":558,"io.k8s.api.networking.v1.IngressClassList":561,"io.k8s.api.networking.v1.IngressClassParametersReference":560,"io.k8s.api.networking.v1.IngressClassSpec":559,"io.k8s.api.networking.v1.IngressList":563,"io.k8s.api.networking.v1.IngressRule":550,"io.k8s.api.networking.v1.IngressServiceBackend":548,"io.k8s.api.networking.v1.IngressSpec":546,"io.k8s.api.networking.v1.IngressStatus":557,"io.k8s.api.networking.v1.IngressTLS":555,"io.k8s.api.networking.v1.NetworkPolicy":565,"io.k8s.api.networking.v1.NetworkPolicyEgressRule":567,"io.k8s.api.networking.v1.NetworkPolicyIngressRule":574,"io.k8s.api.networking.v1.NetworkPolicyList":576,"io.k8s.api.networking.v1.NetworkPolicyPeer":570,"io.k8s.api.networking.v1.NetworkPolicyPort":568,"io.k8s.api.networking.v1.NetworkPolicySpec":566,"io.k8s.api.networking.v1.ServiceBackendPort":549,"io.k8s.api.networking.v1beta1.HTTPIngressPath":583,"io.k8s.api.networking.v1beta1.HTTPIngressRuleValue":582,"io.k8s.api.networking.v1beta1.Ingress":578,"io.k8s.api.networking.v1beta1.IngressBackend":580,"io.k8s.api.networking.v1beta1.IngressClass":589,"io.k8s.api.networking.v1beta1.IngressClassList":592,"io.k8s.api.networking.v1beta1.IngressClassParametersReference":591,"io.k8s.api.networking.v1beta1.IngressClassSpec":590,"io.k8s.api.networking.v1beta1.IngressList":594,"io.k8s.api.networking.v1beta1.IngressRule":581,"io.k8s.api.networking.v1beta1.IngressSpec":579,"io.k8s.api.networking.v1beta1.IngressStatus":588,"io.k8s.api.networking.v1beta1.IngressTLS":586,"io.k8s.api.node.v1.Overhead":597,"io.k8s.api.node.v1.RuntimeClass":596,"io.k8s.api.node.v1.RuntimeClassList":599,"io.k8s.api.node.v1.Scheduling":598,"io.k8s.api.node.v1beta1.Overhead":602,"io.k8s.api.node.v1beta1.RuntimeClass":601,"io.k8s.api.node.v1beta1.RuntimeClassList":604,"io.k8s.api.node.v1beta1.Scheduling":603,"io.k8s.api.policy.v1.PodDisruptionBudget":606,"io.k8s.api.policy.v1.PodDisruptionBudgetList":609,"io.k8s.api.policy.v1.PodDisruptionBudgetSpec":607,"io.k8s.api.policy.v1.PodDisruptionBudgetStatus":608,"io.k8s.api.policy.v1beta1.AllowedCSIDriver":621,"io.k8s.api.policy.v1beta1.AllowedFlexVolume":623,"io.k8s.api.policy.v1beta1.AllowedHostPath":625,"io.k8s.api.policy.v1beta1.Eviction":611,"io.k8s.api.policy.v1beta1.FSGroupStrategyOptions":627,"io.k8s.api.policy.v1beta1.HostPortRange":630,"io.k8s.api.policy.v1beta1.IDRange":628,"io.k8s.api.policy.v1beta1.PodDisruptionBudget":614,"io.k8s.api.policy.v1beta1.PodDisruptionBudgetList":617,"io.k8s.api.policy.v1beta1.PodDisruptionBudgetSpec":615,"io.k8s.api.policy.v1beta1.PodDisruptionBudgetStatus":616,"io.k8s.api.policy.v1beta1.PodSecurityPolicy":619,"io.k8s.api.policy.v1beta1.PodSecurityPolicyList":637,"io.k8s.api.policy.v1beta1.PodSecurityPolicySpec":620,"io.k8s.api.policy.v1beta1.RunAsGroupStrategyOptions":632,"io.k8s.api.policy.v1beta1.RunAsUserStrategyOptions":633,"io.k8s.api.policy.v1beta1.RuntimeClassStrategyOptions":634,"io.k8s.api.policy.v1beta1.SELinuxStrategyOptions":635,"io.k8s.api.policy.v1beta1.SupplementalGroupsStrategyOptions":636,"io.k8s.api.rbac.v1.AggregationRule":640,"io.k8s.api.rbac.v1.ClusterRole":639,"io.k8s.api.rbac.v1.ClusterRoleBinding":644,"io.k8s.api.rbac.v1.ClusterRoleBindingList":648,"io.k8s.api.rbac.v1.ClusterRoleList":650,"io.k8s.api.rbac.v1.PolicyRule":642,"io.k8s.api.rbac.v1.Role":652,"io.k8s.api.rbac.v1.RoleBinding":653,"io.k8s.api.rbac.v1.RoleBindingList":654,"io.k8s.api.rbac.v1.RoleList":656,"io.k8s.api.rbac.v1.RoleRef":645,"io.k8s.api.rbac.v1.Subject":646,"io.k8s.api.rbac.v1beta1.AggregationRule":659,"io.k8s.api.rbac.v1beta1.ClusterRole":658,"io.k8s.api.rbac.v1beta1.ClusterRoleBinding":662,"io.k8s.api.rbac.v1beta1.ClusterRoleBindingList":666,"io.k8s.api.rbac.v1beta1.ClusterRoleList":668,"io.k8s.api.rbac.v1beta1.PolicyRule":660,"io.k8s.api.rbac.v1beta1.Role":670,"io.k8s.api.rbac.v1beta1.RoleBinding":671,"io.k8s.api.rbac.v1beta1.RoleBindingList":672,"io.k8s.api.rbac.v1beta1.RoleList":674,"io.k8s.api.rbac.v1beta1.RoleRef":663,"io.k8s.api.rbac.v1beta1.Subject":664,"io.k8s.api.scheduling.v1.PriorityClass":676,"io.k8s.api.scheduling.v1.PriorityClassList":677,"io.k8s.api.scheduling.v1beta1.PriorityClass":679,"io.k8s.api.scheduling.v1beta1.PriorityClassList":680,"io.k8s.api.storage.v1.CSIDriver":682,"io.k8s.api.storage.v1.CSIDriverList":686,"io.k8s.api.storage.v1.CSIDriverSpec":683,"io.k8s.api.storage.v1.CSINode":688,"io.k8s.api.storage.v1.CSINodeDriver":690,"io.k8s.api.storage.v1.CSINodeList":693,"io.k8s.api.storage.v1.CSINodeSpec":689,"io.k8s.api.storage.v1.StorageClass":695,"io.k8s.api.storage.v1.StorageClassList":700,"io.k8s.api.storage.v1.TokenRequest":684,"io.k8s.api.storage.v1.VolumeAttachment":702,"io.k8s.api.storage.v1.VolumeAttachmentList":707,"io.k8s.api.storage.v1.VolumeAttachmentSource":704,"io.k8s.api.storage.v1.VolumeAttachmentSpec":703,"io.k8s.api.storage.v1.VolumeAttachmentStatus":705,"io.k8s.api.storage.v1.VolumeError":706,"io.k8s.api.storage.v1.VolumeNodeResources":691,"io.k8s.api.storage.v1beta1.CSIDriver":709,"io.k8s.api.storage.v1beta1.CSIDriverList":713,"io.k8s.api.storage.v1beta1.CSIDriverSpec":710,"io.k8s.api.storage.v1beta1.CSINode":715,"io.k8s.api.storage.v1beta1.CSINodeDriver":717,"io.k8s.api.storage.v1beta1.CSINodeList":720,"io.k8s.api.storage.v1beta1.CSINodeSpec":716,"io.k8s.api.storage.v1beta1.CSIStorageCapacity":722,"io.k8s.api.storage.v1beta1.CSIStorageCapacityList":723,"io.k8s.api.storage.v1beta1.StorageClass":725,"io.k8s.api.storage.v1beta1.StorageClassList":726,"io.k8s.api.storage.v1beta1.TokenRequest":711,"io.k8s.api.storage.v1beta1.VolumeAttachment":728,"io.k8s.api.storage.v1beta1.VolumeAttachmentList":733,"io.k8s.api.storage.v1beta1.VolumeAttachmentSource":730,"io.k8s.api.storage.v1beta1.VolumeAttachmentSpec":729,"io.k8s.api.storage.v1beta1.VolumeAttachmentStatus":731,"io.k8s.api.storage.v1beta1.VolumeError":732,"io.k8s.api.storage.v1beta1.VolumeNodeResources":718,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceColumnDefinition":743,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceConversion":737,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition":735,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionCondition":754,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionList":756,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionNames":741,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionSpec":736,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionStatus":753,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion":742,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresourceScale":751,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresourceStatus":0,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceSubresources":750,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceValidation":745,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ExternalDocumentation":749,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps":746,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ServiceReference":740,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookClientConfig":739,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.WebhookConversion":738,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceColumnDefinition":760,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceConversion":762,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinition":758,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionCondition":776,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionList":778,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionNames":765,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionSpec":759,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionStatus":775,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionVersion":773,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceSubresourceScale":767,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceSubresourceStatus":0,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceSubresources":766,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceValidation":768,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.ExternalDocumentation":772,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.JSONSchemaProps":769,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.ServiceReference":764,"io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.WebhookClientConfig":763,"io.k8s.apimachinery.pkg.apis.meta.v1.APIGroup":780,"io.k8s.apimachinery.pkg.apis.meta.v1.APIGroupList":785,"io.k8s.apimachinery.pkg.apis.meta.v1.APIResource":788,"io.k8s.apimachinery.pkg.apis.meta.v1.APIResourceList":787,"io.k8s.apimachinery.pkg.apis.meta.v1.APIVersions":790,"io.k8s.apimachinery.pkg.apis.meta.v1.Condition":458,"io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions":612,"io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1":0,"io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionForDiscovery":781,"io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector":11,"io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement":12,"io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta":20,"io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry":4,"io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta":2,"io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference":6,"io.k8s.apimachinery.pkg.apis.meta.v1.Patch":0,"io.k8s.apimachinery.pkg.apis.meta.v1.Preconditions":613,"io.k8s.apimachinery.pkg.apis.meta.v1.ServerAddressByClientCIDR":782,"io.k8s.apimachinery.pkg.apis.meta.v1.Status":791,"io.k8s.apimachinery.pkg.apis.meta.v1.StatusCause":793,"io.k8s.apimachinery.pkg.apis.meta.v1.StatusDetails":792,"io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent":795,"io.k8s.apimachinery.pkg.runtime.RawExtension":0,"io.k8s.apimachinery.pkg.version.Info":812,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService":796,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceCondition":800,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceList":802,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceSpec":797,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus":799,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.ServiceReference":798,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIService":804,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceCondition":808,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceList":810,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceSpec":805,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceStatus":807,"io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.ServiceReference":806},"nodes":[{},{"f":{"metadata":2,"webhooks":17}},{"f":{"annotations":0,"finalizers":3,"labels":0,"managedFields":5,"ownerReferences":7}},{"i":-1,"k":[]},{"f":{"fieldsV1":0}},{"i":4},{},{"i":6,"k":["uid"]},{"f":{"clientConfig":9,"namespaceSelector":11,"objectSelector":11,"rules":16}},{"f":{"service":10}},{},{"f":{"matchExpressions":14,"matchLabels":0}},{"f":{"key":13}},{"k":["key"]},{"i":12},{},{"i":15},{"i":8,"k":["name"]},{"f":{"items":19,"metadata":20}},{"i":1},{},{"f":{"metadata":2,"webhooks":23}},{"f":{"clientConfig":9,"namespaceSelector":11,"objectSelector":11,"rules":16}},{"i":22,"k":["name"]},{"f":{"items":25,"metadata":20}},{"i":21},{"f":{"metadata":2,"webhooks":32}},{"f":{"clientConfig":28,"namespaceSelector":11,"objectSelector":11,"rules":31}},{"f":{"service":29}},{},{},{"i":30},{"i":27,"k":["name"]},{"f":{"items":34,"metadata":20}},{"i":26},{"f":{"metadata":2,"webhooks":37}},{"f":{"clientConfig":28,"namespaceSelector":11,"objectSelector":11,"rules":31}},{"i":36,"k":["name"]},{"f":{"items":39,"metadata":20}},{"i":35},{"f":{"data":0,"metadata":2}},{"f":{"items":42,"metadata":20}},{"i":40},{"f":{"metadata":2,"spec":44,"status":160}},{"f":{"selector":11,"template":45,"updateStrategy":158}},{"f":{"metadata":2,"spec":46}},{"f":{"affinity":47,"containers":94,"dnsConfig":95,"ephemeralContainers":100,"hostAliases":102,"imagePullSecrets":104,"initContainers":94,"nodeSelector":0,"overhead":0,"readinessGates":106,"securityContext":107,"tolerations":111,"topologySpreadConstraints":113,"volumes":157}},{"f":{"nodeAffinity":48,"podAffinity":56,"podAntiAffinity":61}},{"f":{"preferredDuringSchedulingIgnoredDuringExecution":53,"requiredDuringSchedulingIgnoredDuringExecution":54}},{"f":{"preference":50}},{"f":{"matchExpressions":52,"matchFields":52}},{},{"i":51},{"i":49},{"f":{"nodeSelectorTerms":55}},{"i":50},{"f":{"preferredDuringSchedulingIgnoredDuringExecution":59,"requiredDuringSchedulingIgnoredDuringExecution":60}},{"f":{"podAffinityTerm":58}},{"f":{"labelSelector":11,"namespaceSelector":11}},{"i":57},{"i":58},{"f":{"preferredDuringSchedulingIgnoredDuringExecution":59,"requiredDuringSchedulingIgnoredDuringExecution":60}},{"f":{"env":69,"envFrom":73,"lifecycle":74,"livenessProbe":81,"ports":83,"readinessProbe":81,"resources":84,"securityContext":85,"startupProbe":81,"volumeDevices":91,"volumeMounts":93}},{"f":{"valueFrom":64}},{"f":{"configMapKeyRef":65,"fieldRef":66,"resourceFieldRef":67,"secretKeyRef":68}},{},{},{},{},{"i":63,"k":["name"]},{"f":{"configMapRef":71,"secretRef":72}},{},{},{"i":70},{"f":{"postStart":75,"preStop":75}},{"f":{"exec":76,"httpGet":77,"tcpSocket":80}},{},{"f":{"httpHeaders":79}},{},{"i":78},{},{"f":{"exec":76,"httpGet":77,"tcpSocket":80}},{},{"i":82,"k":["containerPort","protocol"]},{"f":{"limits":0,"requests":0}},{"f":{"capabilities":86,"seLinuxOptions":87,"seccompProfile":88,"windowsOptions":89}},{},{},{},{},{},{"i":90,"k":["devicePath"]},{},{"i":92,"k":["mountPath"]},{"i":62,"k":["name"]},{"f":{"options":97}},{},{"i":96},{"f":{"env":69,"envFrom":73,"lifecycle":74,"livenessProbe":81,"ports":99,"readinessProbe":81,"resources":84,"securityContext":85,"startupProbe":81,"volumeDevices":91,"volumeMounts":93}},{"i":82},{"i":98,"k":["name"]},{},{"i":101,"k":["ip"]},{},{"i":103,"k":["name"]},{},{"i":105},{"f":{"seLinuxOptions":87,"seccompProfile":88,"sysctls":109,"windowsOptions":89}},{},{"i":108},{},{"i":110},{"f":{"labelSelector":11}},{"i":112,"k":["topologyKey","whenUnsatisfiable"]},{"f":{"awsElasticBlockStore":115,"azureDisk":116,"azureFile":117,"cephfs":118,"cinder":119,"configMap":120,"csi":123,"downwardAPI":124,"emptyDir":127,"ephemeral":128,"fc":132,"flexVolume":133,"flocker":134,"gcePersistentDisk":135,"gitRepo":136,"glusterfs":137,"hostPath":138,"iscsi":139,"nfs":140,"persistentVolumeClaim":141,"photonPersistentDisk":142,"portworxVolume":143,"projected":144,"quobyte":151,"rbd":152,"scaleIO":153,"secret":154,"storageos":155,"vsphereVolume":156}},{},{},{},{"f":{"secretRef":103}},{"f":{"secretRef":103}},{"f":{"items":122}},{},{"i":121},{"f":{"nodePublishSecretRef":103,"volumeAttributes":0}},{"f":{"items":126}},{"f":{"fieldRef":66,"resourceFieldRef":67}},{"i":125},{},{"f":{"volumeClaimTemplate":129}},{"f":{"metadata":2,"spec":130}},{"f":{"dataSource":131,"resources":84,"selector":11}},{},{},{"f":{"options":0,"secretRef":103}},{},{},{},{},{},{"f":{"secretRef":103}},{},{},{},{},{"f":{"sources":150}},{"f":{"configMap":146,"downwardAPI":147,"secret":148,"serviceAccountToken":149}},{"f":{"items":122}},{"f":{"items":126}},{"f":{"items":122}},{},{"i":145},{},{"f":{"secretRef":103}},{"f":{"secretRef":103}},{"f":{"items":122}},{"f":{"secretRef":103}},{},{"i":114,"k":["name"]},{"f":{"rollingUpdate":159}},{},{"f":{"conditions":162}},{},{"i":161,"k":["type"]},{"f":{"items":164,"metadata":20}},{"i":43},{"f":{"metadata":2,"spec":166,"status":169}},{"f":{"selector":11,"strategy":167,"template":45}},{"f":{"rollingUpdate":168}},{},{"f":{"conditions":171}},{},{"i":170,"k":["type"]},{"f":{"items":173,"metadata":20}},{"i":165},{"f":{"metadata":2,"spec":175,"status":176}},{"f":{"selector":11,"template":45}},{"f":{"conditions":178}},{},{"i":177,"k":["type"]},{"f":{"items":180,"metadata":20}},{"i":174},{"f":{"metadata":2,"spec":182,"status":190}},{"f":{"selector":11,"template":45,"updateStrategy":183,"volumeClaimTemplates":189}},{"f":{"rollingUpdate":184}},{},{"f":{"metadata":2,"spec":130,"status":186}},{"f":{"capacity":0,"conditions":188}},{},{"i":187,"k":["type"]},{"i":185},{"f":{"conditions":192}},{},{"i":191,"k":["type"]},{"f":{"items":194,"metadata":20}},{"i":181},{"f":{"metadata":2,"spec":196,"status":198}},{"f":{"boundObjectRef":197}},{},{},{"f":{"metadata":2,"spec":200,"status":201}},{},{"f":{"user":202}},{"f":{"extra":0}},{"f":{"metadata":2,"spec":204,"status":205}},{},{"f":{"user":206}},{"f":{"extra":0}},{"f":{"metadata":2,"spec":208,"status":211}},{"f":{"extra":0,"nonResourceAttributes":209,"resourceAttributes":210}},{},{},{},{"f":{"metadata":2,"spec":213,"status":211}},{"f":{"nonResourceAttributes":209,"resourceAttributes":210}},{"f":{"metadata":2,"spec":215,"status":216}},{},{"f":{"nonResourceRules":218,"resourceRules":220}},{},{"i":217},{},{"i":219},{"f":{"metadata":2,"spec":208,"status":211}},{"f":{"metadata":2,"spec":223,"status":226}},{"f":{"extra":0,"nonResourceAttributes":224,"resourceAttributes":225}},{},{},{},{"f":{"metadata":2,"spec":228,"status":226}},{"f":{"nonResourceAttributes":224,"resourceAttributes":225}},{"f":{"metadata":2,"spec":230,"status":231}},{},{"f":{"nonResourceRules":233,"resourceRules":235}},{},{"i":232},{},{"i":234},{"f":{"metadata":2,"spec":223,"status":226}},{"f":{"metadata":2,"spec":238,"status":240}},{"f":{"scaleTargetRef":239}},{},{},{"f":{"items":242,"metadata":20}},{"i":237},{"f":{"metadata":2,"spec":244,"status":245}},{},{},{"f":{"metadata":2,"spec":247,"status":256}},{"f":{"metrics":255,"scaleTargetRef":252}},{"f":{"containerResource":249,"external":250,"object":251,"pods":253,"resource":254}},{},{"f":{"metricSelector":11}},{"f":{"selector":11,"target":252}},{},{"f":{"selector":11}},{},{"i":248},{"f":{"conditions":258,"currentMetrics":265}},{},{"i":257},{"f":{"containerResource":260,"external":261,"object":262,"pods":263,"resource":264}},{},{"f":{"metricSelector":11}},{"f":{"selector":11,"target":252}},{"f":{"selector":11}},{},{"i":259},{"f":{"items":267,"metadata":20}},{"i":246},{"f":{"metadata":2,"spec":269,"status":284}},{"f":{"behavior":270,"metrics":283,"scaleTargetRef":280}},{"f":{"scaleDown":271,"scaleUp":271}},{"f":{"policies":273}},{},{"i":272},{"f":{"containerResource":275,"external":277,"object":279,"pods":281,"resource":282}},{"f":{"target":276}},{},{"f":{"metric":278,"target":276}},{"f":{"selector":11}},{"f":{"describedObject":280,"metric":278,"target":276}},{},{"f":{"metric":278,"target":276}},{"f":{"target":276}},{"i":274},{"f":{"conditions":286,"currentMetrics":294}},{},{"i":285},{"f":{"containerResource":288,"external":290,"object":291,"pods":292,"resource":293}},{"f":{"current":289}},{},{"f":{"current":289,"metric":278}},{"f":{"current":289,"describedObject":280,"metric":278}},{"f":{"current":289,"metric":278}},{"f":{"current":289}},{"i":287},{"f":{"items":296,"metadata":20}},{"i":268},{"f":{"metadata":2,"spec":298,"status":301}},{"f":{"jobTemplate":299}},{"f":{"metadata":2,"spec":300}},{"f":{"selector":11,"template":45}},{"f":{"active":303}},{},{"i":302},{"f":{"items":305,"metadata":20}},{"i":297},{"f":{"metadata":2,"spec":300,"status":307}},{"f":{"conditions":309}},{},{"i":308,"k":["type"]},{"f":{"items":311,"metadata":20}},{"i":306},{"f":{"metadata":2,"spec":313,"status":315}},{"f":{"jobTemplate":314}},{"f":{"metadata":2,"spec":300}},{"f":{"active":303}},{"f":{"items":317,"metadata":20}},{"i":312},{"f":{"metadata":2,"spec":319,"status":320}},{"f":{"extra":0}},{"f":{"conditions":322}},{},{"i":321},{"f":{"items":324,"metadata":20}},{"i":318},{"f":{"metadata":2,"spec":326,"status":327}},{"f":{"extra":0}},{"f":{"conditions":329}},{},{"i":328},{"f":{"items":331,"metadata":20}},{"i":325},{"f":{"metadata":2,"spec":333}},{},{"f":{"items":335,"metadata":20}},{"i":332},{"f":{"metadata":2,"spec":337}},{},{"f":{"items":339,"metadata":20}},{"i":336},{"f":{"metadata":2,"target":302}},{"f":{"conditions":343,"metadata":2}},{},{"i":342,"k":["type"]},{"f":{"items":345,"metadata":20}},{"i":341},{"f":{"binaryData":0,"data":0,"metadata":2}},{"f":{"items":348,"metadata":20}},{"i":346},{"f":{"metadata":2,"subsets":355}},{"f":{"addresses":352,"notReadyAddresses":352,"ports":354}},{"f":{"targetRef":302}},{"i":351},{},{"i":353},{"i":350},{"f":{"items":357,"metadata":20}},{"i":349},{"f":{"involvedObject":302,"metadata":2,"related":302,"series":359,"source":360}},{},{},{"f":{"items":362,"metadata":20}},{"i":358},{"f":{"metadata":2,"spec":364}},{"f":{"limits":366}},{"f":{"default":0,"defaultRequest":0,"max":0,"maxLimitRequestRatio":0,"min":0}},{"i":365},{"f":{"items":368,"metadata":20}},{"i":363},{"f":{"metadata":2,"spec":370,"status":371}},{},{"f":{"conditions":373}},{},{"i":372,"k":["type"]},{"f":{"items":375,"metadata":20}},{"i":369},{"f":{"metadata":2,"spec":377,"status":382}},{"f":{"configSource":378,"podCIDRs":3,"taints":381}},{"f":{"configMap":379}},{},{},{"i":380},{"f":{"addresses":384,"allocatable":0,"capacity":0,"conditions":386,"config":387,"daemonEndpoints":388,"images":391,"nodeInfo":392,"volumesAttached":394}},{},{"i":383,"k":["type"]},{},{"i":385,"k":["type"]},{"f":{"active":378,"assigned":378,"lastKnownGood":378}},{"f":{"kubeletEndpoint":389}},{},{},{"i":390},{},{},{"i":393},{"f":{"items":396,"metadata":20}},{"i":376},{"f":{"metadata":2,"spec":398,"status":412}},{"f":{"awsElasticBlockStore":115,"azureDisk":116,"azureFile":399,"capacity":0,"cephfs":400,"cinder":402,"claimRef":302,"csi":403,"fc":132,"flexVolume":404,"flocker":134,"gcePersistentDisk":135,"glusterfs":405,"hostPath":138,"iscsi":406,"local":407,"nfs":140,"nodeAffinity":408,"photonPersistentDisk":142,"portworxVolume":143,"quobyte":151,"rbd":409,"scaleIO":410,"storageos":411,"vsphereVolume":156}},{},{"f":{"secretRef":401}},{},{"f":{"secretRef":401}},{"f":{"controllerExpandSecretRef":401,"controllerPublishSecretRef":401,"nodePublishSecretRef":401,"nodeStageSecretRef":401,"volumeAttributes":0}},{"f":{"options":0,"secretRef":401}},{},{"f":{"secretRef":401}},{},{"f":{"required":54}},{"f":{"secretRef":401}},{"f":{"secretRef":401}},{"f":{"secretRef":302}},{},{"f":{"items":189,"metadata":20}},{"f":{"items":415,"metadata":20}},{"i":397},{"f":{"metadata":2,"spec":46,"status":417}},{"f":{"conditions":419,"containerStatuses":425,"ephemeralContainerStatuses":425,"initContainerStatuses":425,"podIPs":427}},{},{"i":418,"k":["type"]},{"f":{"lastState":421,"state":421}},{"f":{"running":422,"terminated":423,"waiting":424}},{},{},{},{"i":420},{},{"i":426,"k":["ip"]},{"f":{"items":429,"metadata":20}},{"i":416},{"f":{"metadata":2,"template":45}},{"f":{"items":432,"metadata":20}},{"i":430},{"f":{"metadata":2,"spec":434,"status":435}},{"f":{"selector":0,"template":45}},{"f":{"conditions":437}},{},{"i":436,"k":["type"]},{"f":{"items":439,"metadata":20}},{"i":433},{"f":{"metadata":2,"spec":441,"status":445}},{"f":{"hard":0,"scopeSelector":442}},{"f":{"matchExpressions":444}},{},{"i":443},{"f":{"hard":0,"used":0}},{"f":{"items":447,"metadata":20}},{"i":440},{"f":{"data":0,"metadata":2,"stringData":0}},{"f":{"items":450,"metadata":20}},{"i":448},{"f":{"metadata":2,"spec":452,"status":457}},{"f":{"ports":454,"selector":0,"sessionAffinityConfig":455}},{},{"i":453,"k":["port","protocol"]},{"f":{"clientIP":456}},{},{"f":{"conditions":459,"loadBalancer":460}},{},{"i":458,"k":["type"]},{"f":{"ingress":464}},{"f":{"ports":463}},{},{"i":462},{"i":461},{"f":{"imagePullSecrets":466,"metadata":2,"secrets":467}},{"i":103},{"i":302,"k":["name"]},{"f":{"items":469,"metadata":20}},{"i":465},{"f":{"items":471,"metadata":20}},{"i":451},{"f":{"endpoints":478,"metadata":2,"ports":480}},{"f":{"conditions":474,"deprecatedTopology":0,"hints":475,"targetRef":302}},{},{"f":{"forZones":477}},{},{"i":476},{"i":473},{},{"i":479},{"f":{"items":482,"metadata":20}},{"i":472},{"f":{"endpoints":489,"metadata":2,"ports":491}},{"f":{"conditions":485,"hints":486,"targetRef":302,"topology":0}},{},{"f":{"forZones":488}},{},{"i":487},{"i":484},{},{"i":490},{"f":{"items":493,"metadata":20}},{"i":483},{"f":{"deprecatedSource":360,"metadata":2,"regarding":302,"related":302,"series":495}},{},{"f":{"items":497,"metadata":20}},{"i":494},{"f":{"deprecatedSource":360,"metadata":2,"regarding":302,"related":302,"series":499}},{},{"f":{"items":501,"metadata":20}},{"i":498},{"f":{"metadata":2,"spec":503,"status":512}},{"f":{"backend":504,"rules":509,"tls":511}},{"f":{"resource":131}},{"f":{"http":506}},{"f":{"paths":508}},{"f":{"backend":504}},{"i":507},{"i":505},{},{"i":510},{"f":{"loadBalancer":460}},{"f":{"items":514,"metadata":20}},{"i":502},{"f":{"metadata":2,"spec":516,"status":530}},{"f":{"distinguisherMethod":517,"priorityLevelConfiguration":518,"rules":529}},{},{},{"f":{"nonResourceRules":521,"resourceRules":523,"subjects":528}},{},{"i":520},{},{"i":522},{"f":{"group":525,"serviceAccount":526,"user":527}},{},{},{},{"i":524},{"i":519},{"f":{"conditions":532}},{},{"i":531},{"f":{"items":534,"metadata":20}},{"i":515},{"f":{"metadata":2,"spec":536,"status":540}},{"f":{"limited":537}},{"f":{"limitResponse":538}},{"f":{"queuing":539}},{},{"f":{"conditions":542}},{},{"i":541},{"f":{"items":544,"metadata":20}},{"i":535},{"f":{"metadata":2,"spec":546,"status":557}},{"f":{"defaultBackend":547,"rules":554,"tls":556}},{"f":{"resource":131,"service":548}},{"f":{"port":549}},{},{"f":{"http":551}},{"f":{"paths":553}},{"f":{"backend":547}},{"i":552},{"i":550},{},{"i":555},{"f":{"loadBalancer":460}},{"f":{"metadata":2,"spec":559}},{"f":{"parameters":560}},{},{"f":{"items":562,"metadata":20}},{"i":558},{"f":{"items":564,"metadata":20}},{"i":545},{"f":{"metadata":2,"spec":566}},{"f":{"egress":573,"ingress":575,"podSelector":11}},{"f":{"ports":569,"to":572}},{},{"i":568},{"f":{"ipBlock":571,"namespaceSelector":11,"podSelector":11}},{},{"i":570},{"i":567},{"f":{"from":572,"ports":569}},{"i":574},{"f":{"items":577,"metadata":20}},{"i":565},{"f":{"metadata":2,"spec":579,"status":588}},{"f":{"backend":580,"rules":585,"tls":587}},{"f":{"resource":131}},{"f":{"http":582}},{"f":{"paths":584}},{"f":{"backend":580}},{"i":583},{"i":581},{},{"i":586},{"f":{"loadBalancer":460}},{"f":{"metadata":2,"spec":590}},{"f":{"parameters":591}},{},{"f":{"items":593,"metadata":20}},{"i":589},{"f":{"items":595,"metadata":20}},{"i":578},{"f":{"metadata":2,"overhead":597,"scheduling":598}},{"f":{"podFixed":0}},{"f":{"nodeSelector":0,"tolerations":111}},{"f":{"items":600,"metadata":20}},{"i":596},{"f":{"metadata":2,"overhead":602,"scheduling":603}},{"f":{"podFixed":0}},{"f":{"nodeSelector":0,"tolerations":111}},{"f":{"items":605,"metadata":20}},{"i":601},{"f":{"metadata":2,"spec":607,"status":608}},{"f":{"selector":11}},{"f":{"conditions":459,"disruptedPods":0}},{"f":{"items":610,"metadata":20}},{"i":606},{"f":{"deleteOptions":612,"metadata":2}},{"f":{"preconditions":613}},{},{"f":{"metadata":2,"spec":615,"status":616}},{"f":{"selector":11}},{"f":{"conditions":459,"disruptedPods":0}},{"f":{"items":618,"metadata":20}},{"i":614},{"f":{"metadata":2,"spec":620}},{"f":{"allowedCSIDrivers":622,"allowedFlexVolumes":624,"allowedHostPaths":626,"fsGroup":627,"hostPorts":631,"runAsGroup":632,"runAsUser":633,"runtimeClass":634,"seLinux":635,"supplementalGroups":636}},{},{"i":621},{},{"i":623},{},{"i":625},{"f":{"ranges":629}},{},{"i":628},{},{"i":630},{"f":{"ranges":629}},{"f":{"ranges":629}},{},{"f":{"seLinuxOptions":87}},{"f":{"ranges":629}},{"f":{"items":638,"metadata":20}},{"i":619},{"f":{"aggregationRule":640,"metadata":2,"rules":643}},{"f":{"clusterRoleSelectors":641}},{"i":11},{},{"i":642},{"f":{"metadata":2,"roleRef":645,"subjects":647}},{},{},{"i":646},{"f":{"items":649,"metadata":20}},{"i":644},{"f":{"items":651,"metadata":20}},{"i":639},{"f":{"metadata":2,"rules":643}},{"f":{"metadata":2,"roleRef":645,"subjects":647}},{"f":{"items":655,"metadata":20}},{"i":653},{"f":{"items":657,"metadata":20}},{"i":652},{"f":{"aggregationRule":659,"metadata":2,"rules":661}},{"f":{"clusterRoleSelectors":641}},{},{"i":660},{"f":{"metadata":2,"roleRef":663,"subjects":665}},{},{},{"i":664},{"f":{"items":667,"metadata":20}},{"i":662},{"f":{"items":669,"metadata":20}},{"i":658},{"f":{"metadata":2,"rules":661}},{"f":{"metadata":2,"roleRef":663,"subjects":665}},{"f":{"items":673,"metadata":20}},{"i":671},{"f":{"items":675,"metadata":20}},{"i":670},{"f":{"metadata":2}},{"f":{"items":678,"metadata":20}},{"i":676},{"f":{"metadata":2}},{"f":{"items":681,"metadata":20}},{"i":679},{"f":{"metadata":2,"spec":683}},{"f":{"tokenRequests":685}},{},{"i":684},{"f":{"items":687,"metadata":20}},{"i":682},{"f":{"metadata":2,"spec":689}},{"f":{"drivers":692}},{"f":{"allocatable":691}},{},{"i":690,"k":["name"]},{"f":{"items":694,"metadata":20}},{"i":688},{"f":{"allowedTopologies":699,"metadata":2,"parameters":0}},{"f":{"matchLabelExpressions":698}},{},{"i":697},{"i":696},{"f":{"items":701,"metadata":20}},{"i":695},{"f":{"metadata":2,"spec":703,"status":705}},{"f":{"source":704}},{"f":{"inlineVolumeSpec":398}},{"f":{"attachError":706,"attachmentMetadata":0,"detachError":706}},{},{"f":{"items":708,"metadata":20}},{"i":702},{"f":{"metadata":2,"spec":710}},{"f":{"tokenRequests":712}},{},{"i":711},{"f":{"items":714,"metadata":20}},{"i":709},{"f":{"metadata":2,"spec":716}},{"f":{"drivers":719}},{"f":{"allocatable":718}},{},{"i":717,"k":["name"]},{"f":{"items":721,"metadata":20}},{"i":715},{"f":{"metadata":2,"nodeTopology":11}},{"f":{"items":724,"metadata":20}},{"i":722},{"f":{"allowedTopologies":699,"metadata":2,"parameters":0}},{"f":{"items":727,"metadata":20}},{"i":725},{"f":{"metadata":2,"spec":729,"status":731}},{"f":{"source":730}},{"f":{"inlineVolumeSpec":398}},{"f":{"attachError":732,"attachmentMetadata":0,"detachError":732}},{},{"f":{"items":734,"metadata":20}},{"i":728},{"f":{"metadata":2,"spec":736,"status":753}},{"f":{"conversion":737,"names":741,"versions":752}},{"f":{"webhook":738}},{"f":{"clientConfig":739}},{"f":{"service":740}},{},{},{"f":{"additionalPrinterColumns":744,"schema":745,"subresources":750}},{},{"i":743},{"f":{"openAPIV3Schema":746}},{"f":{"allOf":747,"anyOf":747,"definitions":748,"dependencies":0,"externalDocs":749,"not":746,"oneOf":747,"patternProperties":748,"properties":748}},{"i":746},{"x":746},{},{"f":{"scale":751,"status":0}},{},{"i":742},{"f":{"acceptedNames":741,"conditions":755}},{},{"i":754},{"f":{"items":757,"metadata":20}},{"i":735},{"f":{"metadata":2,"spec":759,"status":775}},{"f":{"additionalPrinterColumns":761,"conversion":762,"names":765,"subresources":766,"validation":768,"versions":774}},{},{"i":760},{"f":{"webhookClientConfig":763}},{"f":{"service":764}},{},{},{"f":{"scale":767,"status":0}},{},{"f":{"openAPIV3Schema":769}},{"f":{"allOf":770,"anyOf":770,"definitions":771,"dependencies":0,"externalDocs":772,"not":769,"oneOf":770,"patternProperties":771,"properties":771}},{"i":769},{"x":769},{},{"f":{"additionalPrinterColumns":761,"schema":768,"subresources":766}},{"i":773},{"f":{"acceptedNames":765,"conditions":777}},{},{"i":776},{"f":{"items":779,"metadata":20}},{"i":758},{"f":{"preferredVersion":781,"serverAddressByClientCIDRs":783,"versions":784}},{},{},{"i":782},{"i":781},{"f":{"groups":786}},{"i":780},{"f":{"resources":789}},{},{"i":788},{"f":{"serverAddressByClientCIDRs":783}},{"f":{"details":792,"metadata":20}},{"f":{"causes":794}},{},{"i":793},{"f":{"object":0}},{"f":{"metadata":2,"spec":797,"status":799}},{"f":{"service":798}},{},{"f":{"conditions":801}},{},{"i":800,"k":["type"]},{"f":{"items":803,"metadata":20}},{"i":796},{"f":{"metadata":2,"spec":805,"status":807}},{"f":{"service":806}},{},{"f":{"conditions":809}},{},{"i":808,"k":["type"]},{"f":{"items":811,"metadata":20}},{"i":804},{}],"namespaced":{"v1 ComponentStatus":false,"v1 ConfigMap":true,"v1 Endpoints":true,"v1 Event":true,"v1 LimitRange":true,"v1 Namespace":false,"v1 PersistentVolumeClaim":true,"v1 Pod":true,"v1 PodAttachOptions":true,"v1 PodExecOptions":true,"v1 PodPortForwardOptions":true,"v1 PodProxyOptions":true,"v1 PodTemplate":true,"v1 ReplicationController":true,"autoscaling/v1 Scale":true,"v1 ResourceQuota":true,"v1 Secret":true,"v1 ServiceAccount":true,"v1 Service":true,"v1 ServiceProxyOptions":true,"v1 Node":false,"v1 NodeProxyOptions":false,"v1 PersistentVolume":false,"admissionregistration.k8s.io/v1 MutatingWebhookConfiguration":false,"admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration":false,"admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration":false,"admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration":false,"apiextensions.k8s.io/v1 CustomResourceDefinition":false,"apiextensions.k8s.io/v1beta1 CustomResourceDefinition":false,"apiregistration.k8s.io/v1 APIService":false,"apiregistration.k8s.io/v1beta1 APIService":false,"apps/v1 ControllerRevision":true,"apps/v1 DaemonSet":true,"apps/v1 Deployment":true,"apps/v1 ReplicaSet":true,"apps/v1 StatefulSet":true,"autoscaling/v1 HorizontalPodAutoscaler":true,"autoscaling/v2beta1 HorizontalPodAutoscaler":true,"autoscaling/v2beta2 HorizontalPodAutoscaler":true,"batch/v1 CronJob":true,"batch/v1 Job":true,"batch/v1beta1 CronJob":true,"certificates.k8s.io/v1 CertificateSigningRequest":false,"certificates.k8s.io/v1beta1 CertificateSigningRequest":false,"coordination.k8s.io/v1 Lease":true,"coordination.k8s.io/v1beta1 Lease":true,"discovery.k8s.io/v1 EndpointSlice":true,"discovery.k8s.io/v1beta1 EndpointSlice":true,"events.k8s.io/v1 Event":true,"events.k8s.io/v1beta1 Event":true,"extensions/v1beta1 Ingress":true,"flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema":false,"flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration":false,"networking.k8s.io/v1 IngressClass":false,"networking.k8s.io/v1 Ingress":true,"networking.k8s.io/v1 NetworkPolicy":true,"networking.k8s.io/v1beta1 IngressClass":false,"networking.k8s.io/v1beta1 Ingress":true,"node.k8s.io/v1 RuntimeClass":false,"node.k8s.io/v1beta1 RuntimeClass":false,"policy/v1 PodDisruptionBudget":true,"policy/v1beta1 PodDisruptionBudget":true,"policy/v1beta1 PodSecurityPolicy":false,"rbac.authorization.k8s.io/v1 ClusterRoleBinding":false,"rbac.authorization.k8s.io/v1 ClusterRole":false,"rbac.authorization.k8s.io/v1 RoleBinding":true,"rbac.authorization.k8s.io/v1 Role":true,"rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding":false,"rbac.authorization.k8s.io/v1beta1 ClusterRole":false,"rbac.authorization.k8s.io/v1beta1 RoleBinding":true,"rbac.authorization.k8s.io/v1beta1 Role":true,"scheduling.k8s.io/v1 PriorityClass":false,"scheduling.k8s.io/v1beta1 PriorityClass":false,"storage.k8s.io/v1 CSIDriver":false,"storage.k8s.io/v1 CSINode":false,"storage.k8s.io/v1 StorageClass":false,"storage.k8s.io/v1 VolumeAttachment":false,"storage.k8s.io/v1beta1 CSIDriver":false,"storage.k8s.io/v1beta1 CSINode":false,"storage.k8s.io/v1beta1 CSIStorageCapacity":true,"storage.k8s.io/v1beta1 StorageClass":false,"storage.k8s.io/v1beta1 VolumeAttachment":false}}';

// src/kustomize/schema/state.ts
var builtInVersion = "v1.21.2";
var parsedKubernetes;
function kubernetesSchema() {
  parsedKubernetes ??= JSON.parse(kubernetesSchemaJson);
  return parsedKubernetes;
}
var kustomizationSchema = {
  nodes: [{}, { f: { configMapGenerator: 2, secretGenerator: 2 } }, { i: 0, k: ["name"] }],
  kinds: { "kustomize.config.k8s.io/v1beta1 Kustomization": 1 },
  definitions: {},
  namespaced: {}
};
var SchemaState = class {
  #custom;
  #isSet = false;
  #isReady = false;
  #builtIn = "unasked";
  #layers = [];
  #clusterScoped;
  constructor(clusterScoped = [], custom = "replaces") {
    this.#clusterScoped = new Set(clusterScoped);
    if (custom === "adds") this.#prepare();
  }
  /** Takes the `openapi` field of a kustomization; `document` is the parsed file that its `path` names. */
  configure(openapi, document, isRoot) {
    if (this.#isSet && !isRoot) return;
    const version = openapi?.get("version");
    if (document !== void 0) {
      if (version !== void 0) {
        fail("SCHEMA_INVALID", "builtin version and custom schema provided, cannot use both");
      }
      this.#custom = compileSchema(document);
      this.#isSet = true;
      this.#isReady = false;
      return;
    }
    if (version === void 0 || version === "") return;
    this.#isSet = true;
    if (version !== builtInVersion) {
      fail(
        "SCHEMA_INVALID",
        `the specified OpenAPI version "${version}" is not built in`,
        void 0,
        `Built in: ${builtInVersion}.`
      );
    }
    this.#custom = void 0;
    this.#isReady = false;
  }
  /** How far the built-in schema was needed so far; nothing once a kustomization has named one. */
  get builtInUse() {
    return this.#isSet ? void 0 : this.#builtIn;
  }
  /** Comes to where work that was not done again would have brought it. */
  useBuiltIn(use) {
    if (use === "loaded") this.#prepare();
    else if (this.#builtIn === "unasked") this.#builtIn = use;
  }
  isClusterScoped(apiVersion, kind) {
    const type = `${apiVersion} ${kind}`;
    if (this.#clusterScoped.has(type)) return true;
    const known2 = kubernetesSchema().namespaced[type];
    if (known2 !== void 0) return !known2;
    if (!this.#isReady) {
      if (this.#custom !== void 0) this.#prepare();
      else if (this.#builtIn === "unasked") this.#builtIn = "asked";
    }
    return this.#layers.findLast((layer) => layer.namespaced[type] !== void 0)?.namespaced[type] === false;
  }
  /** The schema of a resource type, if there is one. */
  forType(apiVersion, kind) {
    this.#prepare();
    const type = `${apiVersion} ${kind}`;
    const document = this.#layers.findLast((layer) => layer.kinds[type] !== void 0);
    const node = document?.nodes[document.kinds[type] ?? -1];
    return document === void 0 || node === void 0 ? void 0 : { documents: this.#layers, document, node };
  }
  #prepare() {
    if (this.#isReady) return;
    this.#isReady = true;
    const added = this.#custom === void 0 ? [] : [this.#custom];
    if (this.#custom === void 0 || this.#builtIn === "asked") {
      added.push(kubernetesSchema());
      this.#builtIn = "loaded";
    }
    this.#layers = [...this.#layers, ...added, kustomizationSchema];
  }
};
function schemaAt(documents, document, index) {
  const node = index === void 0 ? void 0 : document.nodes[index];
  if (index === void 0 || node === void 0) return void 0;
  const isAlone2 = document === parsedKubernetes && documents.length === 2;
  const name = isAlone2 ? void 0 : node.r ?? definitionNames(document).get(index);
  if (name === void 0) return { documents, document, node };
  const holder = documents.findLast((each) => Object.hasOwn(each.definitions, name));
  const held = holder?.nodes[holder.definitions[name] ?? -1];
  return holder === void 0 || held === void 0 ? void 0 : { documents, document: holder, node: held };
}
var namesOfDocuments = /* @__PURE__ */ new WeakMap();
function definitionNames(document) {
  const known2 = namesOfDocuments.get(document);
  if (known2 !== void 0) return known2;
  const entries = Object.entries(document.definitions).filter(([, index]) => index !== 0);
  const names = new Map(entries.map(([name, index]) => [index, name]));
  namesOfDocuments.set(document, names);
  return names;
}
function fieldSchema(schema, name) {
  if (schema === void 0) return void 0;
  const { f, x } = schema.node;
  const index = f !== void 0 && Object.hasOwn(f, name) ? f[name] : x;
  return schemaAt(schema.documents, schema.document, index);
}
function elementSchema(schema) {
  return schema === void 0 ? void 0 : schemaAt(schema.documents, schema.document, schema.node.i);
}
function mergeKeys2(schema) {
  return schema?.node.k;
}

// src/kustomize/merge/directives.ts
var directiveKey = "$patch";
function parseDirective(value2) {
  const word2 = textOf(value2);
  if (word2 === "merge" || word2 === "replace" || word2 === "delete") return word2;
  return fail(
    "PATCH_INVALID",
    `unknown patch strategy '${word2}'`,
    void 0,
    "Known are delete, replace and merge."
  );
}
function mapDirective(patch) {
  const found2 = patch.get(directiveKey);
  if (found2 === void 0) return { directive: "merge", rest: patch };
  const rest = copyMap(patch);
  clearKey(rest, directiveKey);
  return { directive: parseDirective(found2), rest };
}
function listDirective(patch) {
  const element = patch.find((each) => each instanceof Map && each.has(directiveKey));
  if (!(element instanceof Map) || element.size > 1) return { directive: "merge", rest: patch };
  const directive2 = parseDirective(element.get(directiveKey) ?? null);
  return { directive: directive2, rest: patch.filter((each) => !isEmptied(each) && !carries(each, directive2)) };
}
function isEmptied(element) {
  return isMissingOrNull(element) || element instanceof Map && element.size === 0;
}
function carries(element, directive2) {
  return element instanceof Map && textOf(element.get(directiveKey)) === directive2;
}

// src/kustomize/merge/tuples.ts
function fieldText(element, key2) {
  if (!(element instanceof Map)) return "";
  const value2 = element.get(key2);
  return isNilOrEmpty(value2) ? "" : textOf(value2);
}
function distinctTuples(elements, keys) {
  const seen = /* @__PURE__ */ new Set();
  const tuples = [];
  for (const element of elements) {
    const tuple = keys[0] === "" ? [textOf(element)] : keys.map((key2) => fieldText(element, key2));
    const joined = tuple.join("\0");
    if (!seen.has(joined)) tuples.push(tuple);
    seen.add(joined);
  }
  return tuples;
}
function unifyTuples(tuples) {
  const unified = [...tuples];
  for (let left = 0; left < unified.length; left++) {
    const tuple = unified[left] ?? [];
    for (let right = 0; right < unified.length; right++) {
      const union2 = unite(tuple, unified[right] ?? []);
      if (union2 === void 0) continue;
      unified[left] = union2;
      unified[right] = union2;
    }
  }
  return unified;
}
function unite(left, right) {
  let agrees = false;
  const union2 = [];
  for (const [index, value2] of left.entries()) {
    const other = right[index] ?? "";
    if (value2 === other) agrees = true;
    else if (value2 !== "" && other !== "") return void 0;
    union2.push(value2 === "" ? other : value2);
  }
  return agrees ? union2 : void 0;
}
function usedKeys(tuples, keys) {
  const used = keys.filter((_, index) => tuples.some((tuple) => tuple[index] !== ""));
  return used.length === 0 ? keys : used;
}

// src/kustomize/merge/keyed-list.ts
function mergeKeyedList(base, patch, list2, context) {
  const keys = list2.keys.length === 0 ? [""] : list2.keys;
  const untouched2 = patch === void 0 ? mergeUntouched(base, keys, list2, context) : void 0;
  if (untouched2 !== void 0) return untouched2;
  const baseCells = base.map((value2) => ({ value: value2 }));
  const patchCells = patch === base ? baseCells : patch?.map((value2) => ({ value: value2 }));
  const tuples = distinctTuples(
    [...patchCells ?? [], ...baseCells].map((cell) => cell.value),
    keys
  );
  if (tuples.length === 0) return base.filter((each) => !isMissingOrNull(each));
  const merge = {
    list: list2,
    keys,
    used: usedKeys(tuples, keys),
    base: baseCells,
    patch: patchCells,
    context
  };
  const merged2 = mergeTuples(merge, keys.length > 1 ? unifyTuples(tuples) : tuples);
  return appendRest(merge, merged2).map((cell) => cell.value);
}
function mergeUntouched(base, keys, list2, context) {
  const [first = ""] = keys;
  const seen = new Set(base.map((each) => first === "" ? textOf(each) : fieldText(each, first)));
  if (seen.size < base.length || seen.has("")) return void 0;
  if (first === "") return base;
  const schema = elementSchema(list2.schema);
  let result = base;
  for (const [index, element] of base.entries()) {
    const { node } = mergeNodes(element, void 0, schema, context);
    if (!(node instanceof Map)) return void 0;
    if (node === element) continue;
    if (result === base) result = base.slice();
    result[index] = node;
  }
  return result;
}
function mergeTuples(merge, tuples) {
  const used = usedKeys(tuples, merge.keys);
  const schema = elementSchema(merge.list.schema);
  let merged2 = [];
  for (const tuple of tuples) {
    const values = merge.keys.length === used.length ? tuple : tuple.filter((_, at3) => used.includes(merge.keys[at3] ?? ""));
    const cell = mergeElement(merge, used, values, schema);
    if (cell === void 0) merge.base = setElement(merge.base, void 0, used, values);
    else merged2 = setElement(merged2, cell, used, values);
  }
  return merged2;
}
function mergeElement(merge, keys, values, schema) {
  const base = findElement2(merge.base, keys, values);
  const patch = merge.patch === void 0 ? void 0 : findElement2(merge.patch, keys, values);
  const merged2 = mergeNodes(base?.value, patch?.value, schema, merge.context);
  const cell = merged2.from === "base" ? base : patch;
  if (cell === void 0 || isMissingOrNull(merged2.node) || isEmptyMap(merged2.node)) return void 0;
  cell.value = withKeys(merged2.node, keys, values);
  return cell;
}
function isEmptyMap(node) {
  return node instanceof Map && node.size === 0;
}
function withKeys(node, keys, values) {
  if (!(node instanceof Map)) return node;
  const missing2 = keys.flatMap(
    (key2, at3) => node.has(key2) || !values[at3] ? [] : [[key2, plainScalar2(values[at3])]]
  );
  return missing2.length === 0 ? node : new Map([...node, ...missing2]);
}
function findElement2(cells, keys, values) {
  if (keys[0] === "") return cells.find((cell) => textOf(cell.value) === values[0]);
  const known2 = keys.flatMap((key2, at3) => values[at3] ? [[key2, values[at3]]] : []);
  const wanted = known2.length === 0 ? keys.map((key2, at3) => [key2, values[at3] ?? ""]) : known2;
  return cells.find(
    ({ value: value2 }) => value2 instanceof Map && wanted.every(([key2, text4]) => hasText(value2, key2, text4))
  );
}
function hasText(element, key2, text4) {
  const value2 = element.get(key2);
  return value2 !== void 0 && textOf(value2) === text4;
}
function setElement(cells, element, keys, values) {
  const result = [];
  let isFound = false;
  for (const cell of cells) {
    if (isMissingOrNull(cell.value) || isEmptyMap(cell.value)) continue;
    if (!(cell.value instanceof Map) && keys[0] !== "" && (values[0] ?? "") !== "") result.push(cell);
    else if (!matches(cell.value, keys, values)) {
      if (values.length > 0) result.push(cell);
    } else {
      isFound = true;
      if (element !== void 0) result.push(element);
    }
  }
  if (element !== void 0 && !isFound && !isMissingOrNull(element.value)) result.push(element);
  return result;
}
function matches(value2, keys, values) {
  let isMatch = false;
  for (const [at3, key2] of keys.entries()) {
    if (at3 < values.length) isMatch = matchesKey(value2, key2, values[at3] ?? "");
    if (!isMatch) return false;
  }
  return isMatch;
}
function matchesKey(value2, key2, text4) {
  if (key2 === "") return textOf(value2) === text4;
  if (!(value2 instanceof Map))
    return fail("PATCH_FAILED", `wrong node kind: expected a map with '${key2}' in the list`);
  const found2 = value2.get(key2);
  return found2 !== void 0 && (text4 === "" || textOf(found2) === text4);
}
function appendRest(merge, merged2) {
  const { used } = merge;
  let result = [...merged2];
  for (const cell of merge.base) {
    if (used[0] === "") {
      result = setElement(result, cell, used, [textOf(cell.value)]);
      continue;
    }
    const values = [];
    for (const key2 of used) {
      const found2 = keyValue(cell.value, key2);
      if (found2 === void 0) result.push(cell);
      else values.push(textOf(found2));
    }
    if (used.length > 1) result = setElement(result, void 0, used, values);
    result = setElement(result, cell, used, values);
  }
  return result;
}
function keyValue(element, key2) {
  if (isMissingOrNull(element)) return void 0;
  if (element instanceof Map) return element.get(key2);
  return fail("PATCH_FAILED", `wrong node kind: expected a map with '${key2}' in the list`);
}

// src/kustomize/merge/strategic-merge.ts
var cleared = { node: void 0, from: "base" };
var maximumDepth2 = 1e3;
function strategicMerge(base, patch, context) {
  const merged2 = mergeNodes(base, patch, void 0, { ...context, path: [] });
  if (merged2.from === "patch") return base;
  return merged2.node instanceof Map ? merged2.node : /* @__PURE__ */ new Map();
}
function mergeNodes(base, patch, inherited, context) {
  if (context.path.length > maximumDepth2) fail("TOO_DEEP", "the patch is nested too deep");
  const schema = inherited ?? embeddedSchema(base, context.schemas) ?? embeddedSchema(patch, context.schemas);
  switch (commonKind(base, patch, context)) {
    case "map":
    case "null":
      return mergeMaps(base, patch, schema, context);
    case "list": {
      const keys = mergeKeys2(schema);
      if (keys !== void 0) return mergeLists(base, patch, { schema, keys }, context);
      return replaceList(base, patch, schema, context);
    }
    case "scalar":
      return patch === void 0 ? { node: base, from: "base" } : { node: patch, from: "patch" };
  }
}
function embeddedSchema(node, schemas) {
  if (!(node instanceof Map)) return void 0;
  const kind = textOf(node.get("kind"));
  const apiVersion = textOf(node.get("apiVersion"));
  return kind === "" || apiVersion === "" ? void 0 : schemas.forType(apiVersion, kind);
}
function commonKind(base, patch, context) {
  const baseKind = base === void 0 ? "null" : kindOf(base);
  const patchKind = patch === void 0 ? "null" : kindOf(patch);
  if (baseKind === "null") return patchKind;
  if (patchKind !== "null" && patchKind !== baseKind) {
    fail(
      "PATCH_FAILED",
      `wrong node kind at '${context.path.join(".")}': expected a ${baseKind} as in the resource, but the patch has a ${patchKind}`
    );
  }
  return baseKind;
}
function mergeMaps(base, patch, schema, context) {
  if (isMissingOrNull(base)) {
    if (!(patch instanceof Map)) return mergeNothing(base, patch);
    const { directive: directive3, rest: rest2 } = mapDirective(patch);
    if (directive3 === "delete") return cleared;
    return { node: mergeFields(rest2, rest2, schema, context), from: "patch" };
  }
  if (patch === void 0)
    return { node: mergeFields(base, void 0, schema, context), from: "base" };
  if (!(patch instanceof Map)) return cleared;
  const { directive: directive2, rest } = mapDirective(patch);
  if (directive2 === "delete") return cleared;
  if (directive2 === "replace") return { node: mergeFields(rest, rest, schema, context), from: "patch" };
  const own = base === patch ? rest : base;
  return { node: mergeFields(own, rest, schema, context), from: "base" };
}
function mergeNothing(base, patch) {
  if (patch === void 0 && base !== void 0 && textOf(base) !== "")
    return { node: base, from: "base", keeps: true };
  return { node: patch, from: "patch" };
}
function mergeFields(base, patch, schema, context) {
  if (base.has("") || patch?.has("") === true)
    fail("PATCH_FAILED", "wrong node kind: expected ScalarNode but got MappingNode: a key is empty");
  let result = base;
  const set = (key2, value2) => {
    if (result === base) result = copyMap(base);
    if (value2 === void 0) clearKey(result, key2);
    else result.set(key2, value2);
  };
  for (const [key2, value2] of base) {
    const change = patch?.get(key2);
    if (change === void 0 && typeof value2 !== "object") {
      if (settle(value2) !== value2) set(key2, settle(value2));
      continue;
    }
    const merged2 = mergeNodes(value2, change, fieldSchema(schema, key2), below(context, key2));
    const kept = keptNode(merged2);
    const settled2 = merged2.from === "patch" && patch !== base ? restyle(kept, value2) : restyle(kept);
    if (settled2 !== value2) set(key2, settled2);
  }
  if (patch === void 0 || patch === base) return result;
  for (const [key2, change] of patch) {
    if (base.has(key2)) continue;
    const kept = keptNode(mergeNodes(void 0, change, fieldSchema(schema, key2), below(context, key2)));
    if (kept === void 0) continue;
    set(key2, settle(kept));
    if (isAmbiguousIn(key2, "resource")) inheritKey(result, patch, key2);
  }
  return result;
}
function restyle(kept, replaced2) {
  if (kept === void 0) return void 0;
  return replaced2 === void 0 ? settle(kept) : inheritStyle(kept, replaced2);
}
function below(context, key2) {
  return { ...context, path: [...context.path, key2] };
}
function keptNode(merged2) {
  if (merged2.node === void 0) return void 0;
  return isMissingOrNull(merged2.node) && merged2.keeps !== true ? void 0 : merged2.node;
}
function mergeLists(base, patch, list2, context) {
  if (isMissingOrNull(base)) {
    const elements = patch;
    return { node: mergeKeyedList(elements, elements, list2, context), from: "patch" };
  }
  if (patch === void 0)
    return { node: mergeKeyedList(base, void 0, list2, context), from: "base" };
  if (!Array.isArray(patch)) return cleared;
  const { directive: directive2, rest } = listDirective(patch);
  if (directive2 === "delete") return cleared;
  if (directive2 === "replace") return { node: mergeKeyedList(rest, rest, list2, context), from: "patch" };
  const own = base === patch ? rest : base;
  return { node: mergeKeyedList(own, rest, list2, context), from: "base" };
}
function replaceList(base, patch, schema, context) {
  if (patch === void 0) return { node: base, from: "base" };
  if (schema === void 0 && hasNamedElements(base) && hasNamedElements(patch))
    context.onReplacedList(context.path);
  return { node: patch, from: "patch" };
}
function hasNamedElements(list2) {
  return Array.isArray(list2) && list2.length > 0 && list2.every((each) => each instanceof Map && each.has("name"));
}

// src/kustomize/transformers/apply-patch.ts
function inPatch(site, patch) {
  return () => (patch.source?.file === site.file ? void 0 : placeOf(patch)) ?? findPlace(site.place);
}
function placeInPatches({ file }, patches2) {
  const elsewhere2 = patches2.filter(({ source }) => source !== void 0 && source.file !== file);
  return (steps) => {
    const [patch] = elsewhere2.toSorted(
      (left, right) => pathIn(right.root, steps).length - pathIn(left.root, steps).length
    );
    return patch === void 0 ? void 0 : () => placeOf(patch, pathIn(patch.root, steps));
  };
}
function findTarget(site, resources, patch) {
  const { id } = patch;
  const found2 = resources.withAnyId(id, id.effectiveNamespace);
  const [only, second] = found2;
  if (only !== void 0 && second === void 0) return only;
  const place2 = inPatch(site, patch);
  if (second !== void 0) {
    return fail(
      "RESOURCE_AMBIGUOUS",
      `multiple matches for Id ${formatId(id)}; failed to find unique target for patch ${formatId(id)}`,
      place2
    );
  }
  const advice = namesakes(resources, patch);
  return fail(
    "PATCH_TARGET",
    `no resource matches strategic merge patch "${formatId(id)}": no matches for Id ${formatId(id)}; failed to find unique target for patch`,
    place2,
    advice
  );
}
function namesakes(resources, patch) {
  const others = resources.withAnyName(patch.id.name).map((each) => formatId(each.id));
  if (others.length > 0)
    return `Of that name there is ${others.slice(0, 3).join(", ")}: compare apiVersion, kind and namespace.`;
  const kin = resources.all.filter((each) => each.id.kind === patch.id.kind).map((each) => each.id.name);
  return kin.length === 0 ? void 0 : `Of that kind there are: ${kin.slice(0, 5).join(", ")}.`;
}
function mergeInto(site, resources, resource, patch) {
  const { memory } = patch;
  if (memory.allowNameChange || memory.allowKindChange) rememberName(resource);
  const { name, namespace: namespace2, kind } = resource.id;
  const before = resource.root;
  const merged2 = placed(
    inPatch(site, patch),
    () => strategicMerge(before, patch.root, {
      schemas: site.build.schemas,
      onReplacedList: (path) => note(
        site,
        "LIST_REPLACED",
        `${formatId(resource.id)}: no schema says how to merge the list '${path.join(".")}', so the patch replaces it`
      )
    })
  );
  resource.refusals = [...resource.refusals, ...patch.refusals.filter(({ code }) => treeFlaws.has(code))];
  if (dropsAnnotations(patch.root)) forget(resource);
  resource.shared = keepShared(resource.shared, patch.root);
  if (merged2.size === 0) {
    resources.update(resource, merged2);
    return;
  }
  const kept = memory.allowKindChange ? merged2 : withField(merged2, "kind", before.get("kind") ?? kind);
  const named2 = memory.allowNameChange ? kept : withMetaText(kept, "name", name);
  resources.update(resource, withMetaText(named2, "namespace", namespace2));
}
function forTarget(patch, resource) {
  const labeled = withMetaTexts(patch.root, "labels", metaTexts(patch.root, "labels"));
  const annotated = withMetaTexts(labeled, "annotations", metaTexts(patch.root, "annotations"));
  const root = copyMap(annotated).set("apiVersion", apiVersionOf(resource.id));
  return new Resource(root, patch.scopes, patch.memory, patch.source);
}
function dropsAnnotations(patch) {
  const metadata = patch.get("metadata");
  if (patch.get("$patch") === "replace") return false;
  if (metadata === null) return true;
  if (!(metadata instanceof Map)) return false;
  if (metadata.get("$patch") === "replace" || metadata.get("annotations") === null) return true;
  const directive2 = mapAt(metadata, "annotations")?.get("$patch");
  return directive2 === "replace" || directive2 === "delete";
}
function forget(resource) {
  forgetOrigin(resource);
  const { memory } = resource;
  resource.memory = {
    ...memory,
    previous: [],
    prefixes: [],
    suffixes: [],
    behavior: "unspecified",
    needsHash: false
  };
}
function patchWithOperations(site, resources, resource, operations) {
  refuseUnprintable(resource);
  const before = hasMemory(resource) ? withMemory(resource) : resource.root;
  const patched = placed(site.place, () => applyJsonPatch(before, operations));
  const texts5 = new Map(metaTexts(patched, "annotations"));
  if (resource.origin !== void 0 && !texts5.has(originAnnotation)) forgetOrigin(resource);
  const own = [...texts5].filter(([key2]) => !isInternal(key2));
  resource.shared = [];
  resource.inFlow = false;
  resources.update(resource, withMetaTexts(patched, "annotations", new Map(own)));
}
function forgetOrigin(resource) {
  resource.origin = void 0;
  resource.transformations = [];
}
function hasMemory({ memory, origin }) {
  return memory.previous.length > 0 || memory.behavior !== "unspecified" || memory.needsHash || origin !== void 0;
}

// src/kustomize/transformers/deprecated-patches.ts
function strategicMergeTransformer(site, paths, inline = "") {
  if (paths.length === 0 && inline === "")
    fail("PATCH_INVALID", "empty file path and empty patch content", site.place);
  const patches2 = paths.flatMap((path) => loadPatch(site, path));
  const inLine = inline === "" ? [] : loadResources(site.build, inline, site.file);
  const all = [...patches2, ...inLine];
  if (all.length === 0)
    fail("PATCH_INVALID", `patch appears to be empty; files=[${paths.join(" ")}]`, site.place);
  return {
    kind: "PatchStrategicMergeTransformer",
    place: site.place,
    placeOfField: placeInPatches(site, all),
    apply(resources) {
      for (const patch of all) {
        const target = findTarget(site, resources, patch);
        mergeInto(site, resources, target, forTarget(patch, target));
        resources.filter((resource) => resource.root.size > 0);
      }
    }
  };
}
function loadPatch(site, path) {
  try {
    return loadResources(site.build, path, site.file);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
  const { name, text: text4 } = readText(site, path);
  return loadResources(site.build, text4, name);
}
function json6902Transformer(site, { target, path = "", patch = "" }) {
  if (target === void 0 || (target.name ?? "") === "")
    fail("PATCH_INVALID", "must specify the target name", site.place);
  if (path === "" && patch === "") fail("PATCH_INVALID", "empty file path and empty jsonOp", site.place);
  if (path !== "" && patch !== "")
    fail("PATCH_INVALID", "must specify a file path or jsonOp, not both", site.place);
  const { name, text: text4 } = path === "" ? { name: site.file, text: patch } : readText(site, path);
  if (text4 === "") fail("PATCH_INVALID", `patch file '${path}' empty seems to be empty`, site.place);
  const operations = placed(site.place, () => parseJsonPatch(text4, name));
  if (operations === void 0) fail("PATCH_INVALID", "a JSON patch is a list of operations", site.place);
  if (operations.length === 0) fail("PATCH_INVALID", `patch appears to be empty; file=${path}`, site.place);
  return {
    kind: "PatchJson6902Transformer",
    place: site.place,
    apply(resources) {
      const isSelected = placed(site.place, () => compileSelector(target));
      const selected = resources.all.filter(isSelected);
      if (selected.length === 0)
        note(site, "PATCH_MATCHES_NOTHING", `no resource matches the target name=${target.name ?? ""}`);
      for (const resource of selected) patchWithOperations(site, resources, resource, operations);
    }
  };
}

// src/kustomize/transformers/images.ts
var listNames = ["containers", "initContainers"];
var definitionKind = "CustomResourceDefinition";
function imagesTransformer(site, image, specs3) {
  const change = imageChange(image, site.build.dialect);
  return {
    kind: "ImageTagTransformer",
    place: site.place,
    apply(resources) {
      for (const resource of resources.all) {
        if (resource.id.kind !== definitionKind) changeResource(resources, resource, specs3, change);
      }
      if (change.isUsed()) return;
      note(site, "IMAGE_MATCHES_NOTHING", `no image named "${image.name ?? ""}" in the resources`);
    }
  };
}
function changeResource(resources, resource, specs3, change) {
  const { root, images: images2 } = placed(
    () => placeOf(resource),
    () => findImages(resource, specs3)
  );
  if (!images2.some(change.matches)) {
    resources.update(resource, root);
    return;
  }
  resources.update(
    resource,
    editImages(root, resource, specs3, (node) => changeScalar(node, change))
  );
}
function editImages(root, resource, specs3, set) {
  let result = changeContainers(root, set);
  for (const spec of specs3) if (matchesGvk(spec, resource.id)) result = editField(result, spec, { set });
  return result;
}
var found = /* @__PURE__ */ new WeakMap();
function findImages(resource, specs3) {
  const known2 = found.get(specs3) ?? /* @__PURE__ */ new WeakMap();
  found.set(specs3, known2);
  const before = known2.get(resource.root);
  if (before !== void 0) return before;
  const images2 = [];
  const root = editImages(resource.root, resource, specs3, (node) => {
    images2.push(imageText(node));
    return node;
  });
  const result = { root, images: images2 };
  known2.set(resource.root, result);
  if (root !== resource.root) known2.set(root, result);
  return result;
}
function imageText(node) {
  const kind = kindOf(node);
  if (kind === "scalar" || kind === "null") return textOf(node);
  return fail("FIELD_PATH", `wrong node kind: expected a scalar for an image but found a ${kind}`);
}
function imageChange(image, dialect) {
  const isNamed2 = imageMatcher(image.name ?? "", dialect);
  let isUsed = false;
  return {
    matches: isNamed2,
    apply(text4) {
      if (!isNamed2(text4)) return void 0;
      isUsed = true;
      return changeImage(text4, image);
    },
    isUsed: () => isUsed
  };
}
var plainName2 = /^[A-Za-z0-9_/:.-]*$/;
var tag2 = "(:[a-zA-Z0-9_.{}-]*)?";
function imageMatcher(name, dialect) {
  if (plainName2.test(name)) {
    const pattern = new RegExp(`^${name.replaceAll(".", "[^\\n]")}${tag2}${dialect.imageDigest}$`, "u");
    return (text4) => pattern.test(text4);
  }
  try {
    return compilePattern(`^${name}${tag2}${dialect.imageDigest}$`);
  } catch (error) {
    if (dialect.malformedImageName === "fails" || !(error instanceof ProblemError)) throw error;
    return () => false;
  }
}
function splitImage(text4) {
  const slash = Math.max(text4.indexOf("/"), 0);
  const at3 = text4.indexOf("@", slash);
  const colon = text4.indexOf(":", slash);
  if (at3 >= 0 && (at3 < colon || colon < 0))
    return { name: text4.slice(0, at3), tag: "", digest: text4.slice(at3 + 1) };
  if (colon < 0) return { name: text4, tag: "", digest: "" };
  if (at3 < 0) return { name: text4.slice(0, colon), tag: text4.slice(colon + 1), digest: "" };
  return { name: text4.slice(0, colon), tag: text4.slice(colon + 1, at3), digest: text4.slice(at3 + 1) };
}
function changeImage(text4, image) {
  const old = splitImage(text4);
  const { tag: tag3, digest } = newVersion(old, image);
  return `${image.newName || old.name}${tag3 === "" ? "" : `:${tag3}`}${digest === "" ? "" : `@${digest}`}`;
}
function newVersion(old, { newTag = "", digest = "", tagSuffix = "" }) {
  if (newTag !== "" || digest !== "") return { tag: newTag, digest };
  return tagSuffix === "" ? old : { tag: old.tag + tagSuffix, digest: "" };
}
function changeScalar(node, change) {
  const text4 = imageText(node);
  const changed2 = change.apply(text4);
  return changed2 === void 0 || changed2 === text4 ? node : replaceText(node, changed2);
}
var holders = /* @__PURE__ */ new WeakMap();
function holdsContainers(node) {
  if (typeof node !== "object" || node === null) return false;
  const known2 = holders.get(node);
  if (known2 !== void 0) return known2;
  let holds3 = false;
  if (Array.isArray(node)) holds3 = node.some(holdsContainers);
  else if (node instanceof Map)
    holds3 = listNames.some((name) => node.has(name)) || [...node.values()].some(holdsContainers);
  holders.set(node, holds3);
  return holds3;
}
function changeContainers(node, set) {
  if (!holdsContainers(node)) return node;
  if (Array.isArray(node)) {
    let result2 = node;
    for (const [index, element] of node.entries()) {
      const changed2 = changeContainers(element, set);
      if (changed2 !== element) result2 = withElement(result2, index, changed2);
    }
    return result2;
  }
  let result = node;
  for (const [key2, value2] of node) {
    const walked = changeContainers(value2, set);
    const changed2 = listNames.includes(key2) && Array.isArray(walked) ? changeImages(walked, set) : walked;
    if (changed2 !== value2) result = withField(result, key2, changed2);
  }
  return result;
}
function changeImages(list2, set) {
  let result = list2;
  for (const [index, container2] of list2.entries()) {
    if (isMissingOrNull(container2)) continue;
    if (!(container2 instanceof Map))
      return fail("FIELD_PATH", "wrong node kind: expected a map in a list of containers");
    const image = container2.get("image");
    if (isMissingOrNull(image)) continue;
    const changed2 = set(image);
    if (changed2 !== image) result = withElement(result, index, withField(container2, "image", changed2));
  }
  return result;
}

// src/kustomize/transformers/labels.ts
var ownLabels = { path: "metadata/labels", create: true };
function labelFields2(label, config) {
  const named2 = mergeSpecs(label.fields ?? [], config.labels, "labels");
  if (label.includeSelectors === true) return mergeSpecs(named2, config.commonLabels, "labels");
  const withTemplates = label.includeTemplates === true ? mergeSpecs(named2, config.templateLabels, "template labels") : named2;
  const withClaims = label.includeVolumeClaimTemplates === true ? mergeSpecs(withTemplates, config.volumeClaimTemplateLabels, "volume claim template labels") : withTemplates;
  return mergeSpecs(withClaims, [ownLabels], "labels");
}
function labelTransformer(site, labels2, specs3) {
  const onCreate = (resource, spec) => {
    if (!isSelector(spec.path)) return;
    const where2 = `${formatId(resource.id)}: ${spec.path}`;
    note(
      site,
      "SELECTOR_CREATED",
      `${where2} did not exist and was created from labels; selectors of live workloads are immutable`
    );
  };
  return textsTransformer("LabelTransformer", site, { texts: settled(labels2), specs: specs3, onCreate });
}
function annotationsTransformer(site, annotations, specs3) {
  return textsTransformer("AnnotationsTransformer", site, {
    texts: settled(annotations),
    specs: specs3,
    onCreate: () => void 0
  });
}
function isSelector(path) {
  return path === "spec/selector" || path === "spec/selector/matchLabels";
}
function settled(texts5) {
  return new Map([...texts5].map(([key2, text4]) => [key2, settle(text4)]));
}
function textsTransformer(kind, site, toWrite) {
  return {
    kind,
    place: site.place,
    apply(resources) {
      if (toWrite.texts.size === 0) return;
      for (const resource of resources.all) writeTexts(resources, resource, toWrite);
    }
  };
}
function writeTexts(resources, resource, { texts: texts5, specs: specs3, onCreate }) {
  const added = /* @__PURE__ */ new Map();
  let { root } = resource;
  for (const spec of specs3) {
    if (!matchesGvk(spec, resource.id)) continue;
    const edit2 = { create: "map", set: (node, path) => withTexts(node, texts5, path, added) };
    const edited = placed(
      () => placeOf(resource),
      () => editField(root, spec, edit2)
    );
    if (edited !== root && spec.create === true && !hasField(root, spec.path)) onCreate(resource, spec);
    root = edited;
  }
  resources.update(resource, root);
  const shared = [...added].map(([key2, paths]) => ({
    value: texts5.get(key2) ?? "",
    paths: paths.sort(comparePaths)
  }));
  resource.shared = [...resource.shared, ...shared.filter(({ paths }) => paths.length > 1)];
}
function hasField(root, path) {
  let node = root;
  for (const name of path.split("/")) {
    if (!(node instanceof Map)) return true;
    node = node.get(name);
    if (isMissingOrNull(node)) return false;
  }
  return true;
}
function comparePaths(left, right) {
  return compareBytes(left.join("\0"), right.join("\0"));
}
function withTexts(node, texts5, path, added) {
  if (isMissingOrNull(node)) return node;
  if (!(node instanceof Map))
    return fail(
      "FIELD_PATH",
      `wrong node kind: expected a map at '${path.join("/")}' for labels or annotations`
    );
  for (const key2 of texts5.keys()) {
    if (node.has(key2)) continue;
    checkKey(key2);
    const paths = added.get(key2) ?? [];
    paths.push([...path, key2]);
    added.set(key2, paths);
  }
  const written = copyMap(node);
  for (const [key2, text4] of texts5) written.set(key2, text4);
  return written;
}

// src/kustomize/transformers/names.ts
var untouched = [
  { kind: "CustomResourceDefinition" },
  { kind: "APIService", group: "apiregistration.k8s.io" },
  { kind: "Namespace" }
];
function prefixTransformer(site, prefix, specs3) {
  return nameTransformer("PrefixTransformer", site, specs3, {
    rename: (name) => prefix + name,
    remember(resource) {
      if (prefix === "") return;
      const { memory } = resource;
      resource.memory = { ...memory, prefixes: [...memory.prefixes, prefix] };
      rememberName(resource);
    }
  });
}
function suffixTransformer(site, suffix, specs3) {
  return nameTransformer("SuffixTransformer", site, specs3, {
    rename: (name) => name + suffix,
    remember(resource) {
      if (suffix === "") return;
      const { memory } = resource;
      resource.memory = { ...memory, suffixes: [...memory.suffixes, suffix] };
      rememberName(resource);
    }
  });
}
function nameTransformer(kind, site, specs3, renaming) {
  return {
    kind,
    place: site.place,
    apply(resources) {
      for (const resource of resources.all) renameResource(resources, resource, specs3, renaming);
    }
  };
}
function renameResource(resources, resource, specs3, { rename, remember: remember2 }) {
  const original = originalId(resource);
  if (untouched.some((type) => isSelectedGvk(original, type))) return;
  for (const spec of specs3) {
    if (!isSelectedGvk(original, spec)) continue;
    if (spec.path === "metadata/name") remember2(resource);
    if (!matchesGvk(spec, resource.id)) continue;
    if (spec.path === "metadata/annotations" && resource.memory !== blank2) refuseAnnotations();
    const set = (node) => renameScalar(node, rename);
    resources.update(resource, editField(resource.root, spec, { create: "scalar", set }));
  }
}
function refuseAnnotations() {
  return fail(
    "FIELD_PATH",
    "considering field 'metadata/annotations': wrong node kind: expected a scalar to rename but found a map"
  );
}
function renameScalar(node, rename) {
  const kind = kindOf(node);
  if (kind === "map" || kind === "list")
    fail("FIELD_PATH", `wrong node kind: expected a scalar to rename but found a ${kind}`);
  return replaceText(node, rename(textOf(node)));
}

// src/kustomize/transformers/namespace.ts
var ownNamespace = { path: "metadata/namespace", create: true };
function namespaceTransformer(site, setting) {
  return {
    kind: "NamespaceTransformer",
    place: site.place,
    apply(resources) {
      if (setting.namespace === "") return;
      for (const resource of resources.all) {
        if (isNilOrEmpty(resource.root)) continue;
        rememberName(resource);
        resources.update(resource, moveResource(resource, setting));
        if (resources.withCurrentKey(resource.id.key).length !== 1) refuseConflict(resource);
      }
    }
  };
}
function refuseConflict(resource) {
  return fail(
    "RESOURCE_DUPLICATE",
    `namespace transformation produces ID conflict: two resources become ${formatId(resource.id)}`,
    placeOf(resource)
  );
}
function moveResource(resource, setting) {
  const { id } = resource;
  const set = (node) => setNamespace(node, setting);
  let { root } = resource;
  if (!id.isClusterScoped) root = editField(root, ownNamespace, { create: "scalar", set });
  const isBinding = isRoleBinding(id.kind);
  if (isBinding) root = moveSubjects(root, setting);
  const apiVersion = apiVersionOf(id);
  for (const spec of setting.specs) {
    if (spec.path === "metadata/namespace" || spec.path === "metadata/name" && apiVersion !== "v1") continue;
    if (isBinding && isRoleBinding(spec.kind ?? "") && spec.path === "subjects/namespace") continue;
    if (matchesGvk(spec, id)) root = editField(root, spec, { create: "scalar", set });
  }
  return root;
}
function isRoleBinding(kind) {
  return kind === "RoleBinding" || kind === "ClusterRoleBinding";
}
function setNamespace(node, { namespace: namespace2, unsetOnly }) {
  const kind = kindOf(node);
  if (unsetOnly && kind === "scalar" && textOf(node) !== "") return node;
  if (kind === "map" || kind === "list") {
    fail("FIELD_PATH", `namespace field specs must target scalar nodes, but one is a ${kind}`);
  }
  return namespace2;
}
function moveSubjects(root, setting) {
  const subjects = root.get("subjects");
  if (setting.subjects === "none" || isMissingOrNull(subjects)) return root;
  if (!Array.isArray(subjects)) {
    return fail(
      "FIELD_PATH",
      "setting namespace on (cluster)role binding subjects: wrong node kind: expected a list"
    );
  }
  const [field, wanted] = setting.subjects === "defaultOnly" ? ["name", "default"] : ["kind", "ServiceAccount"];
  const moved = subjects.map((subject) => {
    if (kindOf(subject) === "scalar" || Array.isArray(subject))
      return fail("FIELD_PATH", "wrong node kind: expected a map for a subject of a (cluster)role binding");
    if (!(subject instanceof Map) || textOf(subject.get(field)) !== wanted) return subject;
    return withField(subject, "namespace", setNamespace(subject.get("namespace") ?? "", setting));
  });
  return withField(root, "subjects", moved);
}

// src/kustomize/transformers/patches.ts
function patchTransformer(site, patch) {
  const source = patchText(site, patch);
  const merges = attempt2(() => loadResources(site.build, source.text, source.name));
  if (!(merges instanceof ProblemError)) {
    if (site.build.dialect.emptyPatch === "fails") refuseBoth(site, source);
    return mergeTransformer(site, { ...patch, source, merges: allowChanges(merges, patch) });
  }
  const operations = attempt2(() => readOperations(source));
  if (operations instanceof ProblemError) return refuseUnreadable(site, source, merges, operations);
  return {
    kind: "PatchTransformer",
    place: site.place,
    apply: (resources) => applyOperations(site, resources, { source, operations, target: patch.target })
  };
}
function patchText(site, { path = "", patch = "" }) {
  const text4 = patch.trim();
  if (text4 === "" && path === "") fail("PATCH_INVALID", "must specify one of patch and path", site.place);
  if (text4 !== "" && path !== "")
    fail("PATCH_INVALID", "patch and path can't be set at the same time", site.place);
  if (text4 !== "") return { text: text4, name: site.file, label: "the patch in line" };
  return { ...readText(site, path), label: `[path: "${path}"]` };
}
function attempt2(read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}
function readOperations(source) {
  if (source.text === "") fail("PATCH_INVALID", "empty json patch operations");
  return parseJsonPatch(source.text, source.name) ?? fail("PATCH_INVALID", "a JSON patch is a list of operations");
}
function refuseBoth(site, source) {
  const [first] = site.build.cache.resources(source.text, source.name).documents;
  if (first?.value instanceof Map || attempt2(() => readOperations(source)) instanceof ProblemError) return;
  fail("PATCH_INVALID", `illegally qualifies as both an SM and JSON patch: ${source.label}`, site.place);
}
function refuseUnreadable(site, source, merge, json) {
  const reasons = `as a strategic merge: ${merge.problem.message}; as a JSON patch: ${json.problem.message}`;
  const place2 = source.name === site.file ? site.place : merge.problem.place ?? site.place;
  return fail("PATCH_INVALID", `unable to parse SM or JSON patch from ${source.label}: ${reasons}`, place2);
}
function allowChanges(patches2, { options }) {
  const allowNameChange = options?.get("allowNameChange") === true;
  const allowKindChange = options?.get("allowKindChange") === true;
  if (!allowNameChange && !allowKindChange) return patches2;
  for (const patch of patches2) {
    const { memory } = patch;
    patch.setRoot(withMetaTexts(patch.root, "annotations", metaTexts(patch.root, "annotations")));
    patch.memory = {
      ...memory,
      allowNameChange: memory.allowNameChange || allowNameChange,
      allowKindChange: memory.allowKindChange || allowKindChange
    };
  }
  return patches2;
}
function mergeTransformer(site, patch) {
  const { target, merges, source } = patch;
  const apply = (resources) => {
    if (merges.length === 0 && site.build.dialect.emptyPatch === "does nothing") return;
    if (merges.length === 0) applyOperations(site, resources, { source, operations: void 0, target });
    else if (target === void 0) mergeEach(site, resources, merges);
    else mergeSelected(site, resources, { ...patch, target });
  };
  return { kind: "PatchTransformer", place: site.place, apply, placeOfField: placeInPatches(site, merges) };
}
function mergeEach(site, resources, merges) {
  let isDeleted = false;
  for (const merge of merges) {
    if (isDeleted)
      fail(
        "PATCH_FAILED",
        "nil pointer: a patch follows in the same text after one that deletes a resource",
        placeOf(merge),
        "Put it in an entry of its own."
      );
    const resource = findTarget(site, resources, merge);
    mergeInto(site, resources, resource, merge);
    isDeleted = resource.root.size === 0;
  }
}
function mergeSelected(site, resources, patch) {
  const { merges, target, source } = patch;
  const [merge, second] = merges;
  if (second !== void 0 || merge === void 0) {
    fail(
      "PATCH_INVALID",
      `Multiple Strategic-Merge Patches in one \`patches\` entry is not allowed to set \`patches.target\` field: ${source.label}`,
      site.place
    );
  }
  const selected = select(site, resources, target);
  for (const resource of selected) {
    const hasVersion = resource.root.has("apiVersion");
    mergeInto(site, resources, resource, forTarget(merge, resource));
    if (!hasVersion && !isQuoted(merge.root.get("apiVersion") ?? null))
      spellMissingVersion(resources, resource);
  }
  resources.filter((resource) => resource.root.size > 0);
  resources.reset(resources.all);
}
function spellMissingVersion(resources, resource) {
  if (resource.inFlow || resource.root.get("apiVersion") !== "") return;
  resources.update(resource, withField(resource.root, "apiVersion", null));
}
function select(site, resources, target) {
  const isSelected = placed(site.place, () => compileSelector(target));
  const selected = resources.all.filter(isSelected);
  if (selected.length === 0)
    note(site, "PATCH_MATCHES_NOTHING", `no resource matches the target ${describe2(target)}`);
  return selected;
}
function describe2(target) {
  return Object.entries(target).map(([field, value2]) => `${field}=${value2}`).join(", ");
}
function applyOperations(site, resources, { source, operations, target }) {
  if (target === void 0) {
    fail("PATCH_INVALID", `must specify a target for JSON patch ${source.label}`, site.place);
  }
  for (const resource of select(site, resources, target)) {
    rememberName(resource);
    patchWithOperations(site, resources, resource, operations ?? readEmpty(source));
  }
}
function readEmpty(source) {
  const operations = parseJsonPatch(source.text, source.name);
  return operations ?? fail("PATCH_INVALID", "json: cannot unmarshal object into a JSON patch, which is a list");
}

// src/kustomize/transformers/replacement-value.ts
function placeValue(found2, value2, inFlow = false) {
  if (found2 === void 0) return kindOf(value2) === "scalar" ? new Untagged(textOf(value2), inFlow) : value2;
  const kind = kindOf(found2);
  if (kind === "map" || kind === "list") return value2;
  const text4 = textOf(value2);
  if (found2 instanceof Untagged) return new Untagged(text4, inFlow);
  if (isString(found2)) {
    if (!isQuoted(found2)) return unquoted(text4);
    return resolvePlain(text4, "resource").tag === "str" ? new Scalar(text4, text4, true) : text4;
  }
  return retype(found2, text4);
}
function retype(found2, text4) {
  const wanted = resolvePlain(textOf(found2), "resource").tag;
  const { tag: tag3 } = resolvePlain(text4, "resource");
  if (tag3 === wanted || wanted === "float" && tag3 === "int") return plainScalar2(text4);
  return fail(
    "REPLACEMENT_TARGET",
    `cannot decode !!${tag3} \`${text4}\` as a !!${wanted}`,
    void 0,
    "Quote the value in the target, so that it is a string."
  );
}
function placeInYaml(found2, value2) {
  const isKept = found2 !== void 0 && (kindOf(found2) === "map" || kindOf(found2) === "list");
  const gives = found2 === void 0 ? kindOf(value2) === "scalar" : !isKept;
  return gives ? new Untagged(textOf(value2)) : value2;
}

// src/kustomize/transformers/replacements.ts
var defaultPath = "metadata.name";
function replacementsTransformer(site, entries) {
  const replacements3 = entries.flatMap((entry2) => loadEntry(site, entry2));
  return {
    kind: "ReplacementTransformer",
    place: site.place,
    apply(resources) {
      for (const replacement of replacements3) placed(site.place, () => replace(site, resources, replacement));
    }
  };
}
function loadEntry(site, entry2) {
  const path = entry2.path ?? "";
  if (path === "") return [entry2.targets?.length === 0 ? { ...entry2, targets: void 0 } : entry2];
  if (entry2.source !== void 0 || (entry2.targets ?? []).length > 0) {
    fail("REPLACEMENT_INVALID", "cannot specify both path and inline replacement", site.place);
  }
  const { name, text: text4 } = readText(site, path);
  const parsed2 = site.build.cache.config(text4, name);
  const cursor = cursorFor(parsed2, "Replacement", false);
  const { replacement, entries } = decodersFor(site.build.dialect.format);
  if (Array.isArray(parsed2.value)) return entries(parsed2.value, cursor) ?? [];
  if (parsed2.value instanceof Map) return [replacement(parsed2.value, cursor) ?? {}];
  return fail(
    "REPLACEMENT_INVALID",
    `unsupported replacement type encountered within replacement path: ${path}`,
    site.place
  );
}
function replace(site, resources, replacement) {
  if (replacement.targets === void 0 || replacement.source === void 0 && replacement.sourceValue === void 0) {
    fail("REPLACEMENT_INVALID", "replacements must specify a source and at least one target");
  }
  const value2 = sourceValue(resources, replacement);
  for (const target of replacement.targets) {
    const selected = selectTargets(site, resources, target);
    if (selected.length === 0)
      note(
        site,
        "REPLACEMENT_MATCHES_NOTHING",
        `no resource is selected by the target ${describe3(target.select ?? {})}`
      );
    for (const resource of selected) copyValue(site, resources, resource, { value: value2, target });
  }
}
function sourceValue(resources, replacement) {
  const { source } = replacement;
  if (source === void 0) return replacement.sourceValue ?? "";
  if (replacement.sourceValue !== void 0) {
    fail("REPLACEMENT_INVALID", "value and resource selectors are mutually exclusive");
  }
  const [only, second] = namedLike(resources, source).filter(
    (resource) => idsOf(resource).some((id) => isSelectedId(id, source))
  );
  if (only === void 0) return fail("REPLACEMENT_SOURCE", `nothing selected by ${describe3(source)}`);
  if (second !== void 0)
    return fail("REPLACEMENT_SOURCE", `multiple matches for selector ${describe3(source)}`);
  const path = source.fieldPath || defaultPath;
  const steps = splitSmartPath(path);
  const found2 = getField(seesMemory(steps) ? withMemory(only) : only.root, steps);
  if (found2 === void 0 || isNilOrEmpty(found2)) {
    return fail(
      "REPLACEMENT_SOURCE",
      `fieldPath \`${path}\` is missing for replacement source ${describe3(source)}`
    );
  }
  return refine(found2, source.options);
}
function seesMemory([first, second = "annotations", key2 = domain]) {
  return first === "metadata" && second === "annotations" && key2.includes(domain);
}
function idsOf(resource) {
  return [resource.id, ...previousIds(resource)];
}
function isSelectedId(id, selector) {
  if (selector.name && selector.name !== id.name) return false;
  if (selector.namespace && namespaceOf(selector.namespace) !== namespaceOf(id.namespace)) return false;
  return isSelectedGvk(id, selector);
}
function namespaceOf(namespace2) {
  return effectiveNamespace(namespace2, false);
}
function describe3(selector) {
  const parts = Object.entries(selector).filter(([, value2]) => typeof value2 === "string");
  return parts.map(([field, value2]) => `${field}=${value2}`).join(", ") || "an empty selector";
}
function refine(value2, options) {
  const delimiter = options?.delimiter ?? "";
  if (delimiter === "") return value2;
  if (kindOf(value2) !== "scalar")
    fail("REPLACEMENT_SOURCE", "delimiter option can only be used with scalar nodes");
  const index = Number(options?.index ?? 0);
  const parts = textOf(value2).split(delimiter);
  const part2 = parts[index];
  if (part2 !== void 0 && index >= 0) return placeValue(value2, part2);
  return fail(
    "REPLACEMENT_SOURCE",
    `options.index ${index} is out of bounds for value: it has ${parts.length} ${parts.length === 1 ? "part" : "parts"}`
  );
}
function selectTargets(site, resources, target) {
  const { select: select2, reject = [] } = target;
  if (select2 === void 0) return fail("REPLACEMENT_INVALID", "target must specify resources to select");
  const hasTexts = textMatcher(select2);
  const rejections = reject.filter((each) => each.labelSelector || each.annotationSelector).map(textMatcher);
  const matcherOf2 = site.build.dialect.replacementSelectors === "patterns" ? compileIdSelector : equalTo;
  const isSelected = matcherOf2(select2);
  const isRejected = reject.filter(hasId).map(matcherOf2);
  const isByText = site.build.dialect.replacementSelectors === "texts";
  return (isByText ? namedLike(resources, select2) : resources.all).filter((resource) => {
    if (!hasTexts(resource) || rejections.some((isRejectedByText) => isRejectedByText(resource))) return false;
    const ids = idsOf(resource);
    return ids.some(isSelected) && !isRejected.some((matches3) => ids.some(matches3));
  });
}
function namedLike(resources, { name = "" }) {
  return name === "" ? resources.all : resources.withAnyName(name);
}
function equalTo(selector) {
  return (id) => isSelectedId(id, selector);
}
function hasId({ group, version, kind, name, namespace: namespace2 }) {
  return [group, version, kind, name, namespace2].some(Boolean);
}
function textMatcher(selector) {
  const hasLabels = compileLabelSelector(selector.labelSelector ?? "");
  const hasAnnotations = compileLabelSelector(selector.annotationSelector ?? "");
  return ({ root }) => (hasLabels?.(metaTexts(root, "labels")) ?? true) && (hasAnnotations?.(metaTexts(root, "annotations")) ?? true);
}
function copyValue(site, resources, resource, { value: value2, target }) {
  const paths = target.fieldPaths?.length ? target.fieldPaths : [defaultPath];
  const creates = target.options?.create === true;
  for (const path of paths) {
    let count = 0;
    const edits = (options, inYaml) => (found2) => {
      count++;
      return putValue(found2, value2, { ...options, inFlow: resource.inFlow, inYaml });
    };
    const create = creates ? kindOf(value2) : void 0;
    const inTexts = site.build.dialect.delimitsInTexts ? target.options : void 0;
    const search2 = {
      path: splitSmartPath(path),
      create,
      edit: edits(target.options, false),
      editInJson: edits(inTexts, false),
      editInYaml: edits(inTexts, true)
    };
    const changesMemory = seesMemory(search2.path);
    const before = changesMemory ? withMemory(resource) : resource.root;
    const edited = site.build.dialect.editReplaced(before, search2);
    if (count === 0) {
      fail(
        "REPLACEMENT_TARGET",
        `unable to find ${creates ? "or create " : ""}field "${path}" in replacement target`
      );
    }
    if (!(edited instanceof Map)) continue;
    if (changesMemory) replaceMemory(resources, resource, edited);
    else resources.update(resource, edited);
  }
}
function replaceMemory(resources, resource, edited) {
  const { root, memory } = takeMemory(edited);
  resource.memory = memory;
  resources.update(resource, root);
}
function putValue(found2, value2, options) {
  const delimiter = options.delimiter ?? "";
  const place2 = options.inYaml ? placeInYaml : placeValue;
  if (delimiter === "") return place2(found2, value2, options.inFlow);
  if (found2 !== void 0 && kindOf(found2) !== "scalar" && kindOf(found2) !== "null") {
    fail("REPLACEMENT_TARGET", "delimiter option can only be used with scalar nodes");
  }
  const parts = textOf(found2).split(delimiter);
  const index = Number(options.index ?? 0);
  if (index < 0) parts.unshift(textOf(value2));
  else if (index >= parts.length) parts.push(textOf(value2));
  else parts[index] = textOf(value2);
  return place2(found2, parts.join(delimiter), options.inFlow);
}

// src/kustomize/transformers/replicas.ts
function replicasTransformer(site, replica, specs3) {
  const name = replica.name ?? "";
  const count = replica.count ?? 0;
  return {
    kind: "ReplicaCountTransformer",
    place: site.place,
    apply(resources) {
      const named2 = resources.withAnyName(name);
      let isFound = false;
      for (const spec of specs3) {
        for (const resource of named2) {
          if (!hadKind(resource, name, spec)) continue;
          isFound = true;
          if (!matchesGvk(spec, resource.id)) continue;
          const set = (node) => setCount(node, count);
          resources.update(resource, editField(resource.root, spec, { create: "scalar", set }));
        }
      }
      if (!isFound) refuseUnmatched(site, name, specs3);
    }
  };
}
function hadKind(resource, name, spec) {
  return [...previousIds(resource), resource.id].some((id) => id.name === name && isSelectedGvk(id, spec));
}
function setCount(node, count) {
  const kind = kindOf(node);
  if (kind === "map" || kind === "list")
    fail("FIELD_PATH", `wrong node kind: expected a scalar but found a ${kind}`);
  return node === "" ? count : inheritStyle(count, node);
}
function refuseUnmatched(site, name, specs3) {
  const kinds = specs3.map(({ group = "", version = "", kind = "" }) => formatGvk({ group, version, kind })).join(" ");
  return fail(
    "RESOURCE_NOT_FOUND",
    `resource with name ${name} does not match a config with the following GVK [${kinds}]`,
    site.place,
    "Correct the name under `replicas`, or drop the entry."
  );
}

// src/kustomize/pipeline.ts
var pipeline = [
  patchesStrategicMerge,
  patches,
  namespace,
  namePrefix,
  nameSuffix,
  labels,
  commonAnnotations,
  patchesJson6902,
  replicas,
  images,
  replacements
];
function patchesStrategicMerge({ kustomization, siteOf: siteOf3 }) {
  const paths = kustomization.patchesStrategicMerge ?? [];
  return paths.length === 0 ? [] : [strategicMergeTransformer(siteOf3("patchesStrategicMerge"), paths)];
}
function patches({ kustomization, siteOf: siteOf3 }) {
  return (kustomization.patches ?? []).map(
    (patch, index) => patchTransformer(siteOf3("patches", index), patch)
  );
}
function namespace({ kustomization, config, siteOf: siteOf3 }) {
  const name = kustomization.namespace ?? "";
  if (name === "") return [];
  const setting = {
    namespace: name,
    specs: config.namespace,
    unsetOnly: false,
    subjects: "defaultOnly"
  };
  return [namespaceTransformer(siteOf3("namespace"), setting)];
}
function namePrefix({ kustomization, config, siteOf: siteOf3 }) {
  const prefix = kustomization.namePrefix ?? "";
  return prefix === "" ? [] : [prefixTransformer(siteOf3("namePrefix"), prefix, config.namePrefix)];
}
function nameSuffix({ kustomization, config, siteOf: siteOf3 }) {
  const suffix = kustomization.nameSuffix ?? "";
  return suffix === "" ? [] : [suffixTransformer(siteOf3("nameSuffix"), suffix, config.nameSuffix)];
}
function labels({ kustomization, config, siteOf: siteOf3 }) {
  const { labels: entries = [], commonLabels = /* @__PURE__ */ new Map() } = kustomization;
  if (entries.length === 0 && commonLabels.size === 0) return [];
  const each = entries.map(
    (label, index) => labelTransformer(siteOf3("labels", index), label.pairs ?? /* @__PURE__ */ new Map(), labelFields2(label, config))
  );
  return [...each, labelTransformer(siteOf3("commonLabels"), commonLabels, config.commonLabels)];
}
function commonAnnotations({ kustomization, config, siteOf: siteOf3 }) {
  const annotations = kustomization.commonAnnotations ?? /* @__PURE__ */ new Map();
  if (annotations.size === 0) return [];
  return [annotationsTransformer(siteOf3("commonAnnotations"), annotations, config.commonAnnotations)];
}
function patchesJson6902({ kustomization, siteOf: siteOf3 }) {
  return (kustomization.patchesJson6902 ?? []).map(
    (patch, index) => json6902Transformer(siteOf3("patchesJson6902", index), patch)
  );
}
function replicas({ kustomization, config, siteOf: siteOf3 }) {
  return (kustomization.replicas ?? []).map(
    (replica, index) => replicasTransformer(siteOf3("replicas", index), replica, config.replicas)
  );
}
function images({ kustomization, config, siteOf: siteOf3 }) {
  const all = ["images", "imageTags"];
  return all.flatMap(
    (field) => (kustomization[field] ?? []).map(
      (image, index) => imagesTransformer(siteOf3(field, index), image, config.images)
    )
  );
}
function replacements({ kustomization, siteOf: siteOf3 }) {
  const entries = kustomization.replacements ?? [];
  return entries.length === 0 ? [] : [replacementsTransformer(siteOf3("replacements"), entries)];
}
function refuseHelm({ kustomization, siteOf: siteOf3 }) {
  for (const field of ["helmCharts", "helmChartInflationGenerator"]) {
    if ((kustomization[field]?.length ?? 0) === 0) continue;
    fail(
      "HELM_REFUSED",
      `${field} is refused: no helm is run here (Kustomize, too, must specify --enable-helm)`,
      siteOf3(field).place,
      "Render the chart and name the result under `resources`."
    );
  }
}

// src/kustomize/generators/base64.ts
var lineLength = 70;
var chunkLength = 8192;
function wrappedBase64(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const chunks = [];
  for (let at3 = 0; at3 < bytes.length; at3 += chunkLength) {
    chunks.push(String.fromCharCode(...bytes.subarray(at3, at3 + chunkLength)));
  }
  const encoded = btoa(chunks.join(""));
  if (encoded.length < lineLength) return encoded;
  return encoded.replace(/.{1,70}/g, "$&\n");
}

// src/kustomize/generators/key-values.ts
function loadKeyValues(site, from, kind) {
  const envFiles = [...from.envs ?? [], ...from.env ? [from.env] : []];
  const pairs = [
    ...envFiles.flatMap((path) => envPairs(site, path)),
    ...(from.literals ?? []).map((literal4) => literalPair(site, literal4, kind)),
    ...(from.files ?? []).map((source) => filePair(site, source))
  ];
  const values = /* @__PURE__ */ new Map();
  for (const [key2, value2] of pairs) {
    if (values.has(key2)) {
      fail(
        "GENERATOR_INVALID",
        `configmap ${from.name ?? ""} illegally repeats the key \`${key2}\``,
        site.place
      );
    }
    values.set(key2, value2);
  }
  return values;
}
function literalPair(site, literal4, kind) {
  const equals = literal4.indexOf("=");
  const shown = kind === "Secret" ? "" : ` ${literal4}`;
  if (equals <= 0) fail("GENERATOR_INVALID", `invalid literal source${shown}, expected key=value`, site.place);
  return [literal4.slice(0, equals), withoutQuotes(literal4.slice(equals + 1))];
}
function withoutQuotes(text4) {
  const first = text4.charAt(0);
  const isQuoted2 = text4.length >= 2 && (first === '"' || first === "'") && text4.endsWith(first);
  return isQuoted2 ? text4.slice(1, -1) : text4;
}
function filePair(site, source) {
  const { key: key2, path } = splitFileSource(site, source);
  return [key2, textOrBytes(readFile(site, path).content)];
}
function splitFileSource(site, source) {
  const [first = "", second, ...more] = source.split("=");
  if (second === void 0) return { key: baseName(source), path: source };
  if (more.length > 0)
    fail("GENERATOR_INVALID", `source "${source}" key name or file path contains '='`, site.place);
  if (first === "")
    fail("GENERATOR_INVALID", `missing key name for file path "${second}" in source "${source}"`, site.place);
  if (second === "")
    fail("GENERATOR_INVALID", `missing file path for key name "${first}" in source "${source}"`, site.place);
  return { key: first, path: second };
}
function textOrBytes(content) {
  if (typeof content === "string") return content;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return content;
  }
}
var maximumLine = 65536;
var leadingSpace = /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
function envPairs(site, path) {
  const { text: text4 } = readText(site, path);
  const pairs = [];
  for (const [index, line] of linesOf2(text4).entries()) {
    if (line.length * 3 >= maximumLine && new TextEncoder().encode(line).length >= maximumLine) break;
    const withoutMark = index === 0 && line.startsWith("\uFEFF") ? line.slice(1) : line;
    const trimmed = withoutMark.replace(/\r$/, "").replace(leadingSpace, "");
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const equals = trimmed.indexOf("=");
    const key2 = equals < 0 ? trimmed : trimmed.slice(0, equals);
    if (key2 !== "") pairs.push([key2, equals < 0 ? "" : trimmed.slice(equals + 1)]);
  }
  return pairs;
}
function linesOf2(text4) {
  const lines = text4.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

// src/kustomize/generators/generators.ts
function mergeOptions(own, shared) {
  if (shared === void 0) return own;
  return {
    labels: new Map([...shared.labels ?? [], ...own?.labels ?? []]),
    annotations: new Map([...shared.annotations ?? [], ...own?.annotations ?? []]),
    disableNameSuffixHash: own?.disableNameSuffixHash === true || shared.disableNameSuffixHash === true,
    immutable: own?.immutable === true || shared.immutable === true
  };
}
function generateConfigMap(site, from) {
  const data = /* @__PURE__ */ new Map();
  const binaryData = /* @__PURE__ */ new Map();
  const root = baseOf(site, "ConfigMap", from);
  for (const [key2, content] of loadKeyValues(site, from, "ConfigMap")) {
    if (typeof content === "string") data.set(checkKey(key2), styled(content));
    else binaryData.set(checkKey(key2), styled(wrappedBase64(content)));
  }
  if (data.size > 0) root.set("data", data);
  if (binaryData.size > 0) root.set("binaryData", binaryData);
  return generated(site, root, from);
}
function generateSecret(site, from) {
  const root = baseOf(site, "Secret", from).set("type", from.type || "Opaque");
  const values = [...loadKeyValues(site, from, "Secret")];
  root.set("data", new Map(values.map(([key2, content]) => [checkKey(key2), styled(wrappedBase64(content))])));
  return generated(site, root, from);
}
function baseOf(site, kind, { name = "", namespace: namespace2 = "" }) {
  if (name === "") fail("GENERATOR_INVALID", "a configmap must have a name", site.place);
  const metadata = /* @__PURE__ */ new Map([["name", name]]);
  if (namespace2 !== "") metadata.set("namespace", namespace2);
  return /* @__PURE__ */ new Map([
    ["apiVersion", "v1"],
    ["kind", kind],
    ["metadata", metadata]
  ]);
}
function generated(site, root, { options, behavior }) {
  const labels2 = options?.labels ?? /* @__PURE__ */ new Map();
  const annotations = options?.annotations ?? /* @__PURE__ */ new Map();
  const metadata = new Map(mapAt(root, "metadata"));
  if (labels2.size > 0) metadata.set("labels", withCheckedKeys(labels2));
  if (annotations.size > 0) metadata.set("annotations", new Map(annotations));
  root.set("metadata", metadata);
  if (options?.immutable === true) root.set("immutable", true);
  const needsHash = options?.disableNameSuffixHash !== true;
  return new Resource(root, site.build.schemas, { ...blank2, needsHash, behavior: readBehavior(behavior) });
}
function withCheckedKeys(texts5) {
  return new Map([...texts5].map(([key2, value2]) => [checkKey(key2), styled(value2)]));
}
function absorb(site, resources, resource) {
  const { id, memory } = resource;
  const matches3 = resources.withAnyId(id, id.effectiveNamespace);
  const [old, second] = matches3;
  if (second !== void 0) {
    fail(
      "RESOURCE_AMBIGUOUS",
      `found multiple objects that could accept merge of ${formatId(id)}`,
      site.place
    );
  }
  const meets = memory.behavior === "merge" || memory.behavior === "replace";
  if (old === void 0) {
    if (meets)
      fail("RESOURCE_NOT_FOUND", `id ${formatId(id)} does not exist; cannot merge or replace`, site.place);
    if (site.build.tracksOrigins) resource.origins = /* @__PURE__ */ new Map([["", site.place]]);
    resources.append(resource);
    return;
  }
  if (!meets)
    fail("RESOURCE_DUPLICATE", `id ${formatId(id)} exists; behavior must be merge or replace`, site.place);
  const data = memory.behavior === "merge" ? mergeData(site, old, resource) : resource.root;
  const replacement = new Resource(
    withMetadataOf(data, old),
    resource.scopes,
    keptMemory(old, resource),
    old.source
  );
  replacement.variables = old.variables;
  replacement.origin = memory.behavior === "merge" ? old.origin ?? resource.origin : resource.origin;
  replacement.transformations = old.transformations;
  if (site.build.tracksOrigins) {
    replacement.origins = new Map(old.origins);
    noteChanges(replacement.origins, old.root, replacement.root, () => site.place);
  }
  resources.replace(old, replacement);
}
function keptMemory(old, resource) {
  return { ...old.memory, needsHash: old.memory.needsHash && resource.memory.needsHash };
}
function withMetadataOf(root, old) {
  const merged2 = (field) => new Map([...metaTexts(old.root, field), ...metaTexts(root, field)]);
  const labeled = withMetaTexts(root, "labels", merged2("labels"));
  const annotated = withMetaTexts(labeled, "annotations", merged2("annotations"));
  return withMetaText(withMetaText(annotated, "name", old.id.name), "namespace", old.id.namespace);
}
function mergeData(site, old, resource) {
  let { root } = resource;
  for (const field of ["data", "binaryData"]) {
    const before = textsBefore(site, old, field);
    const added = textsAt(root, field);
    for (const [key2, value2] of added) {
      if (before.has(key2) && before.get(key2) !== value2) {
        note(
          site,
          "GENERATOR_KEY_OVERWRITTEN",
          `${formatId(previousIds(old)[0] ?? old.id)}: ${field}.${key2} is overwritten`
        );
      }
    }
    const merged2 = new Map(
      [...before, ...added].map(([key2, value2]) => [checkKey(key2), styled(value2)])
    );
    root = withField(root, field, merged2.size === 0 ? void 0 : merged2);
  }
  return root;
}
function textsBefore(site, old, field) {
  const before = textsAt(old.root, field);
  const isSecret2 = old.id.kind === "Secret" && old.id.group === "" && old.id.version === "v1";
  if (!isSecret2 || field !== "data" || !site.build.dialect.mergesStringData) return before;
  const plain3 = [...textsAt(old.root, "stringData")].map(
    ([key2, value2]) => [key2, wrappedBase64(value2)]
  );
  return new Map([...before, ...plain3]);
}
function textsAt(root, field) {
  return new Map([...mapAt(root, field) ?? []].map(([key2, value2]) => [key2, nullAsEmpty(value2)]));
}
function nullAsEmpty(value2) {
  return isMissingOrNull(value2) ? "" : textOf(value2);
}

// src/kustomize/generators/iam-policy.ts
var decodePolicy = struct({
  cloud: text,
  kubernetesService: struct({ name: text, namespace: text }),
  serviceAccount: struct({ name: text, projectId: text })
});
function generatePolicyAccount(site, policy2) {
  const { cloud = "", kubernetesService = {}, serviceAccount = {} } = policy2;
  if (cloud !== "gke") fail("PLUGIN_INVALID", `cloud provider ${cloud} not supported yet`, site.place);
  const account = `${serviceAccount.name ?? ""}@${serviceAccount.projectId ?? ""}.iam.gserviceaccount.com`;
  const metadata = /* @__PURE__ */ new Map([
    ["annotations", /* @__PURE__ */ new Map([["iam.gke.io/gcp-service-account", account]])],
    ["name", kubernetesService.name ?? ""]
  ]);
  if (kubernetesService.namespace) metadata.set("namespace", kubernetesService.namespace);
  const root = /* @__PURE__ */ new Map([
    ["apiVersion", "v1"],
    ["kind", "ServiceAccount"],
    ["metadata", metadata]
  ]);
  return new Resource(root, site.build.schemas);
}

// src/lib/hash.ts
import { createHash } from "node:crypto";
function sha256(text4) {
  return createHash("sha256").update(text4).digest("hex");
}
var base32Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
function shortHash(text4, length) {
  const digest = createHash("sha256").update(text4).digest();
  return Array.from(digest.subarray(0, length), (byte) => base32Alphabet.charAt(byte & 31)).join("");
}

// src/kustomize/hash.ts
var hashLength = 10;
var replacements2 = { "0": "g", "1": "h", "3": "k", a: "m", e: "t" };
function addHashes(resources) {
  for (const resource of resources.all) {
    if (!resource.memory.needsHash) continue;
    const hash = contentHash(resource);
    rememberName(resource);
    resources.update(resource, withMetaText(resource.root, "name", `${resource.id.name}-${hash}`));
  }
}
function contentHash(resource) {
  const text4 = goJson(hashedContent(resource));
  return sha256(text4).slice(0, hashLength).replace(/[013ae]/g, (digit2) => replacements2[digit2] ?? digit2);
}
function hashedContent(resource) {
  const { root, id } = resource;
  const content = /* @__PURE__ */ new Map([
    ["kind", id.kind],
    // Kustomize looks for a field called `metadata/name`, and there is none.
    ["name", textAt(root, "metadata/name")],
    ["data", contentAt(root, "data")]
  ]);
  const [optional] = id.kind === "ConfigMap" ? ["binaryData"] : ["stringData"];
  if (id.kind === "Secret") content.set("type", textAt(root, "type"));
  else if (id.kind !== "ConfigMap") refuseKind(resource);
  const others = contentAt(root, optional ?? "");
  if (isMap(others) || others === null) content.set(optional ?? "", others);
  return content;
}
function refuseKind(resource) {
  return fail(
    "HASH_UNDEFINED",
    `the name of ${formatId(resource.id)} cannot end with a hash: a patch or transformer changed the kind of what a generator made, and only the content of a ConfigMap or Secret has a hash`,
    placeOf(resource),
    "Set options.disableNameSuffixHash: true on the generator, or write the resource as a file."
  );
}
function textAt(root, field) {
  return textOf(root.get(field));
}
function contentAt(root, field) {
  const value2 = root.get(field);
  if (value2 === void 0) return "";
  if (Array.isArray(value2)) return null;
  return isMap(value2) ? asJson(value2) : textOf(value2);
}

// src/kustomize/plugin-configs.ts
var texts2 = dictionary(text, "");
var specs2 = decodeFieldSpecs;
var decodeName = struct({
  prefix: text,
  suffix: text,
  fieldSpecs: specs2
});
var decodeNamespace = struct({ metadata: decodeMetadata, fieldSpecs: specs2, unsetOnly: flag, setRoleBindingSubjects: text });
var decodeLabels = struct({
  labels: texts2,
  fieldSpecs: specs2
});
var decodeAnnotations = struct({
  annotations: texts2,
  fieldSpecs: specs2
});
var decodeImageTag = struct({
  imageTag: decodeImage,
  fieldSpecs: specs2
});
var decodeReplicaCount = struct({
  replica: decodeReplica,
  fieldSpecs: specs2
});
var decodeMerges = struct({
  paths: list(text, ""),
  patches: text
});
var decodeJsonPatch = struct({
  path: text,
  target: decodeSelector,
  jsonOp: text
});
var decodePatch = struct(patchFields);
var decodeGenerator = struct({
  ...generatorFields,
  type: exact(text),
  metadata: decodeMetadata
});

// src/kustomize/transformers/value-add.ts
var targets = list(
  struct({ selector: decodeSelector, fieldPath: text, filePathPosition: integer }),
  {}
);
var decodeValueAdd = struct({
  value: text,
  targets,
  targetFilePath: text
});
var decodeTargetFile = struct({ targets });
function valueAddTransformer(site, config) {
  const value2 = (config.value ?? "").trim() || baseName(site.folder.path);
  const all = [...config.targets ?? [], ...fileTargets(site, config.targetFilePath ?? "")];
  if (all.length === 0) fail("PLUGIN_INVALID", "must specify at least one target", site.place);
  for (const { fieldPath = "", filePathPosition = 0 } of all) {
    if (fieldPath === "") fail("PLUGIN_INVALID", "fieldPath cannot be empty", site.place);
    if (filePathPosition < 0) {
      fail("PLUGIN_INVALID", `value of FilePathPosition (${filePathPosition}) cannot be negative`, site.place);
    }
  }
  return {
    kind: "ValueAddTransformer",
    place: site.place,
    apply(resources) {
      for (const target of all) addValue(resources, target, value2);
    }
  };
}
function fileTargets(site, path) {
  if (path === "") return [];
  const file = readText(site, path);
  const parsed2 = site.build.cache.config(file.text, file.name);
  return decodeTargetFile(parsed2.value, cursorFor(parsed2, "ValueAddTransformer", false))?.targets ?? [];
}
function addValue(resources, target, value2) {
  const { selector, fieldPath = "", filePathPosition = 0 } = target;
  const isSelected = selector === void 0 ? () => true : compileSelector(selector);
  for (const resource of resources.all.filter(isSelected)) {
    const root = writeValue(resource, splitPath(fieldPath, "/"), {
      value: value2,
      position: Number(filePathPosition)
    });
    resources.update(resource, root);
  }
}
function writeValue(resource, path, addition) {
  if (path.join("/") === "metadata/namespace") {
    return moveResource(resource, {
      namespace: addition.value,
      specs: [],
      unsetOnly: false,
      subjects: "defaultOnly"
    });
  }
  const written = writeAt(resource.root, path, addition);
  return written instanceof Map ? written : resource.root;
}
function writeAt(node, path, addition) {
  const [name, ...rest] = path;
  if (name === void 0) return addTo2(node, addition);
  if (isMissingOrNull(node)) {
    const content = /* @__PURE__ */ new Map([[name, writeAt(void 0, rest, addition)]]);
    return node === void 0 ? content : new LadenNull(textOf(node), content);
  }
  if (!(node instanceof Map)) {
    return fail("FIELD_PATH", `wrong node kind: expected a map with '${name}' but found a ${kindOf(node)}`);
  }
  return withField(node, name, writeAt(node.get(name), rest, addition));
}
function addTo2(node, { value: value2, position }) {
  if (node !== void 0 && (kindOf(node) === "map" || kindOf(node) === "list")) {
    fail("FIELD_PATH", `wrong node kind: expected a scalar but found a ${kindOf(node)}`);
  }
  const text4 = position > 0 ? insertPathPart(textOf(node), position - 1, value2) : value2;
  return replaceText(node ?? "x", text4);
}
function insertPathPart(path, position, part2) {
  if (part2 === "") return path;
  const isAbsolute = path.startsWith("/");
  const parts = path.split("/").filter((each) => each !== "");
  parts.splice(Math.min(Math.max(position, 0), parts.length), 0, part2);
  return `${isAbsolute ? "/" : ""}${parts.join("/")}`;
}

// src/kustomize/plugins.ts
var transformerPlugins = {
  AnnotationsTransformer: (site, read) => {
    const { annotations = /* @__PURE__ */ new Map(), fieldSpecs = [] } = read(decodeAnnotations);
    return [annotationsTransformer(site, annotations, fieldSpecs)];
  },
  HashTransformer: (site) => [{ kind: "HashTransformer", place: site.place, apply: addHashes }],
  ImageTagTransformer: (site, read) => {
    const { imageTag = {}, fieldSpecs = [] } = read(decodeImageTag);
    return [imagesTransformer(site, imageTag, fieldSpecs)];
  },
  LabelTransformer: (site, read) => {
    const { labels: labels2 = /* @__PURE__ */ new Map(), fieldSpecs = [] } = read(decodeLabels);
    return [labelTransformer(site, labels2, fieldSpecs)];
  },
  NamespaceTransformer: (site, read) => [namespacePlugin(site, read(decodeNamespace))],
  PatchJson6902Transformer: (site, read) => {
    const { jsonOp, ...patch } = read(decodeJsonPatch);
    return [json6902Transformer(site, jsonOp === void 0 ? patch : { ...patch, patch: jsonOp })];
  },
  PatchStrategicMergeTransformer: (site, read) => {
    const { paths = [], patches: patches2 } = read(decodeMerges);
    return [strategicMergeTransformer(site, paths, patches2)];
  },
  PatchTransformer: (site, read) => [patchTransformer(site, read(decodePatch))],
  PrefixSuffixTransformer: (site, read) => [...prefixPlugin(site, read), ...suffixPlugin(site, read)],
  PrefixTransformer: (site, read) => prefixPlugin(site, read),
  SuffixTransformer: (site, read) => suffixPlugin(site, read),
  ReplacementTransformer: (site, read) => {
    const { entries } = decodersFor(site.build.dialect.format);
    const { replacements: replacements3 = [] } = read(
      struct({ replacements: entries })
    );
    return [replacementsTransformer(site, replacements3)];
  },
  ReplicaCountTransformer: (site, read) => {
    const { replica = {}, fieldSpecs = [] } = read(decodeReplicaCount);
    return [replicasTransformer(site, replica, fieldSpecs)];
  },
  ValueAddTransformer: (site, read) => [valueAddTransformer(site, read(decodeValueAdd))]
};
var generatorPlugins = {
  ConfigMapGenerator: (site, read) => {
    const from = named(read(decodeGenerator));
    return () => [generateConfigMap(site, from)];
  },
  SecretGenerator: (site, read) => {
    const from = named(read(decodeGenerator));
    return () => [generateSecret(site, from)];
  },
  IAMPolicyGenerator: (site, read) => {
    const policy2 = read(decodePolicy);
    return () => [generatePolicyAccount(site, policy2)];
  }
};
function prefixPlugin(site, read) {
  const { prefix = "", fieldSpecs } = read(decodeName);
  if (fieldSpecs === void 0) fail("PLUGIN_INVALID", "fieldSpecs is not expected to be nil", site.place);
  return [prefixTransformer(site, prefix, fieldSpecs)];
}
function suffixPlugin(site, read) {
  const { suffix = "", fieldSpecs } = read(decodeName);
  if (fieldSpecs === void 0) fail("PLUGIN_INVALID", "fieldSpecs is not expected to be nil", site.place);
  return [suffixTransformer(site, suffix, fieldSpecs)];
}
function namespacePlugin(site, read) {
  return namespaceTransformer(site, {
    namespace: read.metadata?.namespace ?? "",
    specs: read.fieldSpecs ?? [],
    unsetOnly: read.unsetOnly === true,
    subjects: subjectMode(site, read.setRoleBindingSubjects ?? "")
  });
}
function subjectMode(site, word2) {
  if (word2 === "" || word2 === "defaultOnly") return "defaultOnly";
  if (word2 === "none" || word2 === "allServiceAccounts") return word2;
  return fail(
    "PLUGIN_INVALID",
    `invalid value "${word2}" for setRoleBindingSubjects: must be one of "defaultOnly", "none" or "allServiceAccounts"`,
    site.place
  );
}
function named(read) {
  const { metadata, ...from } = read;
  return {
    ...from,
    name: from.name || (metadata?.name ?? ""),
    namespace: from.namespace || (metadata?.namespace ?? "")
  };
}
function loadTransformers(site, resource) {
  const { kind } = checkBuiltIn(site, resource).id;
  const plugin = Object.hasOwn(transformerPlugins, kind) ? transformerPlugins[kind] : void 0;
  const at3 = siteOf(site, resource);
  if (plugin !== void 0)
    return plugin(at3, (decoder) => decoder(resource.root, cursorOf(resource, kind)) ?? {});
  if (Object.hasOwn(generatorPlugins, kind))
    fail("PLUGIN_INVALID", `plugin ${formatId(resource.id)} not a transformer`, at3.place);
  return refuseUnknown2(at3, resource, Object.keys(transformerPlugins));
}
function loadGenerator(site, resource) {
  const { kind } = checkBuiltIn(site, resource).id;
  const plugin = Object.hasOwn(generatorPlugins, kind) ? generatorPlugins[kind] : void 0;
  const at3 = siteOf(site, resource);
  if (plugin !== void 0)
    return plugin(at3, (decoder) => decoder(resource.root, cursorOf(resource, kind)) ?? {});
  if (Object.hasOwn(transformerPlugins, kind)) {
    fail(
      "PLUGIN_INVALID",
      `failed to load generator: plugin ${formatId(resource.id)} not a generator`,
      at3.place
    );
  }
  return refuseUnknown2(at3, resource, Object.keys(generatorPlugins));
}
function siteOf(site, resource) {
  return {
    ...site,
    file: resource.source?.file ?? site.file,
    place: () => placeOf(resource) ?? findPlace(site.place)
  };
}
function cursorOf(resource, name) {
  return { path: [], name, strict: false, coerce: true, placeOf: (path) => placeOf(resource, path) };
}
function checkBuiltIn(site, resource) {
  const { group, version, kind } = resource.id;
  if (group !== "" || version !== "builtin") {
    fail(
      "PLUGIN_REFUSED",
      `external plugins disabled; unable to load external plugin '${kind}'`,
      siteOf(site, resource).place,
      "Functions, executables and Go plugins are never run here; `apiVersion: builtin` plugins are."
    );
  }
  return resource;
}
function refuseUnknown2(site, resource, known2) {
  if (resource.id.kind === "HelmChartInflationGenerator") {
    fail("HELM_REFUSED", "HelmChartInflationGenerator is refused: no helm is run here", site.place);
  }
  return fail(
    "PLUGIN_INVALID",
    `unable to load builtin ${formatId(resource.id)}`,
    site.place,
    `Built in are ${known2.join(", ")}.`
  );
}

// src/kustomize/decode-kustomization.ts
function decodeKustomization(parsed2, format) {
  const cursor = cursorFor(parsed2, "Kustomization", true);
  const read = decodersFor(format).kustomization(parsed2.value, cursor) ?? {};
  const start2 = parsed2.positions.key([]);
  if (isEmpty(read))
    fail(
      "KUSTOMIZATION_EMPTY",
      "kustomization.yaml is empty",
      start2,
      "Name at least one file under `resources`."
    );
  const kind = read.kind || "Kustomization";
  enforceKind(
    kind,
    read.apiVersion ?? "",
    parsed2.positions.value(["kind"]),
    parsed2.positions.value(["apiVersion"])
  );
  return { ...read, kind };
}
function isEmpty(kustomization) {
  const { kind: _kind, apiVersion: _version, ...fields } = kustomization;
  const listsMovedAway = ["bases", "imageTags", "helmChartInflationGenerator"];
  return Object.entries(fields).every(
    ([name, value2]) => value2 === "" || listsMovedAway.includes(name) && Array.isArray(value2) && value2.length === 0
  );
}
function enforceKind(kind, apiVersion, kindPlace, versionPlace) {
  if (kind !== "Kustomization" && kind !== "Component") {
    fail("KUSTOMIZATION_INVALID", `kind should be Kustomization or Component, not "${kind}"`, kindPlace);
  }
  const required = kind === "Component" ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1";
  if (apiVersion !== "" && apiVersion !== required) {
    fail("KUSTOMIZATION_INVALID", `apiVersion for ${kind} should be ${required}`, versionPlace);
  }
}
var deprecations = [
  { field: "bases", instead: "resources" },
  { field: "commonLabels", instead: "labels" },
  { field: "imageTags", instead: "images" },
  { field: "patchesJson6902", instead: "patches" },
  { field: "patchesStrategicMerge", instead: "patches" },
  { field: "vars", instead: "replacements", experimental: true }
];
function deprecationWarnings(kustomization) {
  return deprecations.filter(({ field }) => kustomization[field] !== void 0).map(
    ({ field, instead, experimental }) => `# Warning: '${field}' is deprecated. Please use '${instead}' instead. ${experimental === true ? "[EXPERIMENTAL] " : ""}Run 'kustomize edit fix' to update your Kustomization automatically.`
  );
}

// src/kustomize/read-kustomization.ts
var kustomizationNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
function readKustomization(build2, folder) {
  const found2 = kustomizationNames.flatMap((fileName) => {
    const path = findFile(build2, folder, fileName);
    return path === void 0 ? [] : [{ fileName, path }];
  });
  const [only, second] = found2;
  const shown = displayPath(build2.loader, folder.path);
  if (only === void 0) {
    const names = "'kustomization.yaml', 'kustomization.yml' or 'Kustomization'";
    return fail("KUSTOMIZATION_NOT_FOUND", `unable to find one of ${names} in directory '${shown}'`);
  }
  if (second !== void 0)
    return fail("KUSTOMIZATION_AMBIGUOUS", `Found multiple kustomization files under: ${shown}`);
  const { name, content } = readAt(build2, only.path);
  const parsed2 = build2.cache.config(textIn(content, name), name);
  const kustomization = decodeKustomization(parsed2, build2.dialect.format);
  build2.warnings.push(...deprecationWarnings(kustomization));
  return { kustomization, parsed: parsed2, fileName: only.fileName, file: name };
}
function findFile({ loader }, folder, name) {
  const found2 = loader.files.resolve(joinPath(folder.path, name));
  if (found2?.kind !== "file") return void 0;
  return loader.rootOnly && !isWithin(found2.path, folder.path) ? void 0 : found2.path;
}

// src/kustomize/target.ts
function loadTarget(build2, folder, originPath) {
  return { build: build2, folder, originPath, ...readKustomization(build2, folder) };
}
function configureSchema(target, isRoot) {
  const { openapi } = target.kustomization;
  const path = openapi?.get("path");
  const site = siteOf2(target, "openapi");
  const document = path === void 0 ? void 0 : readSchema(site, path);
  placed(site.place, () => target.build.schemas.configure(openapi, document, isRoot));
}
function readSchema(site, path) {
  const { name, text: text4 } = readText(site, path);
  return site.build.cache.config(text4, name).value;
}
function siteOf2(target, ...path) {
  const { build: build2, folder, parsed: parsed2 } = target;
  return { build: build2, folder, file: target.file, place: () => parsed2.positions.value(path) };
}
function originOf(target, kind) {
  return target.originPath === void 0 ? void 0 : builtInOrigin(appendOrigin(target.originPath, target.fileName), kind);
}

// src/kustomize/run-generators.ts
function runGenerators(target, into, plugins) {
  const { kustomization } = target;
  const shared = kustomization.generatorOptions;
  const run = (field, kind, make) => {
    for (const [index, from] of (kustomization[field] ?? []).entries()) {
      const site = siteOf2(target, field, index);
      const options = mergeOptions(from.options, shared);
      const resource = make(site, options === void 0 ? from : { ...from, options });
      take(target, into, site, resource, originOf(target, kind));
    }
  };
  run("configMapGenerator", "ConfigMapGenerator", generateConfigMap);
  run("secretGenerator", "SecretGenerator", generateSecret);
  const generators2 = plugins.map((plugin) => ({
    plugin,
    generate: loadGenerator(siteOf2(target, "generators"), plugin)
  }));
  for (const { plugin, generate } of generators2) {
    const origin = plugin.origin === void 0 ? void 0 : pluginOrigin(plugin.origin.path ?? "", plugin);
    for (const resource of generate()) take(target, into, siteOf2(target, "generators"), resource, origin);
  }
}
function take(target, into, site, resource, origin) {
  if (target.originPath !== void 0 && origin !== void 0) resource.origin ??= origin;
  absorb(site, into.resources, resource);
}

// src/kustomize/run-transformers.ts
function runTransformers(target, accumulator, pluginResources) {
  const { kustomization } = target;
  const stage = {
    kustomization,
    config: accumulator.config,
    siteOf: (...path) => siteOf2(target, ...path)
  };
  const builtIn = pipeline.flatMap((step3) => step3(stage)).map((transformer) => ({
    transformer,
    origin: originOf(target, transformer.kind)
  }));
  const plugins = pluginResources.flatMap((plugin) => {
    const origin = plugin.origin === void 0 ? void 0 : pluginOrigin(plugin.origin.path ?? "", plugin);
    const transformers = loadTransformers(siteOf2(target, "transformers"), plugin);
    return transformers.map((transformer, index) => ({
      transformer,
      origin: index === transformers.length - 1 ? origin : void 0
    }));
  });
  for (const { transformer, origin } of [...builtIn, ...plugins])
    runTransformer(target.build, accumulator, transformer, origin);
}
function runTransformer(build2, { resources }, transformer, origin) {
  const before = build2.tracksOrigins ? new Map(resources.all.map((each) => [each, each.root])) : void 0;
  placed(transformer.place, () => transformer.apply(resources));
  if (before !== void 0) noteOrigins(resources.all, before, transformer);
  if (origin !== void 0) for (const resource of resources.all) addTransformation(resource, origin);
  resources.filter((resource) => resource.root.size > 0);
}
function noteOrigins(resources, before, { place: place2, placeOfField }) {
  for (const resource of resources) {
    const old = before.get(resource);
    if (old === void 0 || old === resource.root) continue;
    resource.origins ??= /* @__PURE__ */ new Map();
    noteChanges(resource.origins, old, resource.root, (steps) => placeOfField?.(steps) ?? place2);
  }
}
function addTransformation(resource, origin) {
  resource.shared = resource.shared.map(({ value: value2, paths }) => ({
    value: value2,
    paths: paths.filter((path) => path[0] !== "metadata" || path[1] !== "annotations")
  }));
  if (resource.origin === void 0) resource.origin = origin;
  else resource.transformations = [...resource.transformations, origin];
}
function runValidators(target, { resources }, pluginResources) {
  const site = siteOf2(target, "validators");
  const validators = pluginResources.flatMap((plugin) => loadTransformers(site, plugin));
  for (const validator of validators) {
    const roots = resources.all.map((resource) => [resource, resource.root]);
    for (const resource of resources.all) resources.update(resource, withIdentities(resource.root));
    const before = new Map(resources.all.map((resource) => [resource, resource.root]));
    placed(validator.place, () => validator.apply(resources));
    const isChanged = resources.size !== before.size || resources.all.some((each) => before.get(each) !== each.root);
    if (isChanged)
      fail(
        "VALIDATOR_CHANGED",
        `validator shouldn't modify the resource map, but ${validator.kind} does`,
        validator.place
      );
    for (const [resource, root] of roots) resources.update(resource, root);
  }
}
function withIdentities(node) {
  if (node instanceof Map) return new Map([...node].map(([key2, value2]) => [key2, withIdentities(value2)]));
  if (Array.isArray(node)) return node.map(withIdentities);
  return node instanceof Scalar ? node : new Scalar(node, textOf(node), isQuoted(node));
}

// src/kustomize/accumulate.ts
function accumulate(target, into = emptyAccumulator()) {
  const { kustomization } = target;
  const site = (...path) => siteOf2(target, ...path);
  refuseHelm({ kustomization, siteOf: site });
  accumulateFields(target, into, ["resources", "bases"]);
  const configurations = loadConfigurations(
    (index) => site("configurations", index),
    kustomization.configurations ?? [],
    target.build.dialect.config
  );
  into.config = mergeConfigs(into.config, configurations);
  into.config = mergeConfigs(
    into.config,
    loadCrds((index) => site("crds", index), kustomization.crds ?? [])
  );
  runGenerators(target, into, loadPlugins(target, "generators"));
  let accumulator = into;
  for (const [index, path] of (kustomization.components ?? []).entries()) {
    accumulator = accumulateComponent(target, accumulator, path, site("components", index).place);
  }
  runTransformers(target, accumulator, loadPlugins(target, "transformers"));
  runValidators(target, accumulator, loadPlugins(target, "validators"));
  placed(
    site("vars").place,
    () => bindVariables(accumulator.resources, kustomization.vars ?? [], accumulator.variables)
  );
  return accumulator;
}
function accumulateFields(target, into, fields) {
  for (const field of fields) {
    for (const [index, path] of (target.kustomization[field] ?? []).entries()) {
      accumulateEntry(target, into, path, siteOf2(target, field, index).place);
    }
  }
}
function accumulateEntry(target, into, path, place2) {
  const { build: build2, folder } = target;
  const entry2 = openEntry(build2.loader, folder, path, place2);
  if (entry2.kind === "file") into.resources.appendAll(loadFile(target, entry2.path, path));
  else mergeAccumulator(into, accumulateBase(target, entry2.folder, path, place2));
}
function loadFile(target, file, path) {
  const { name, content } = readAt(target.build, file);
  const resources = loadResources(target.build, textIn(content, name), name);
  if (target.originPath !== void 0) {
    for (const resource of resources) resource.origin = { path: appendOrigin(target.originPath, path) };
  }
  return resources;
}
function accumulateBase(target, folder, path, place2) {
  const originPath = originBelow(target, path);
  return accumulateOnce({ build: target.build, folder, originPath }, (build2) => {
    return accumulate(openBelow({ build: build2, folder, originPath }, "resource", place2));
  });
}
function openBelow({ build: build2, folder, originPath }, named2, place2) {
  const target = placed(place2, () => loadTarget(build2, folder, originPath));
  configureSchema(target, false);
  checkKind(target, named2 === "component", place2);
  return target;
}
function originBelow({ originPath }, path) {
  return originPath === void 0 ? void 0 : appendOrigin(originPath, path);
}
function checkKind(sub, isComponent, place2) {
  const { kind } = sub.kustomization;
  const path = displayPath(sub.build.loader, sub.folder.path);
  if (isComponent && kind !== "Component") {
    fail(
      "COMPONENT_INVALID",
      `expected kind 'Component' for path '${path}' but got '${kind}'`,
      place2,
      "Name it under `resources` instead."
    );
  }
  if (!isComponent && kind === "Component") {
    fail(
      "COMPONENT_INVALID",
      `expected kind != 'Component' for path '${path}'`,
      place2,
      "Name it under `components` instead."
    );
  }
}
function accumulateComponent(target, accumulator, path, place2) {
  const folder = openFolder(target.build.loader, target.folder, path, place2);
  const below4 = { build: target.build, folder, originPath: originBelow(target, path) };
  const component = openBelow(below4, "component", place2);
  const merged2 = emptyAccumulator();
  mergeAccumulator(merged2, accumulate(component, accumulator));
  return merged2;
}
function loadPlugins(target, field) {
  const plugins = emptyAccumulator();
  const paths = [];
  for (const [index, entry2] of (target.kustomization[field] ?? []).entries()) {
    const { place: place2 } = siteOf2(target, field, index);
    const inline = loadInline(target, entry2);
    if (inline === void 0) paths.push([entry2, place2]);
    else plugins.resources.appendAll(inline);
  }
  for (const [path, place2] of paths) accumulateEntry(target, plugins, path, place2);
  return plugins.resources.all;
}
function loadInline(target, text4) {
  try {
    const resources = loadResources(target.build, text4, target.file);
    if (target.originPath !== void 0) {
      const path = appendOrigin(target.originPath, target.fileName);
      for (const resource of resources) resource.origin = { path };
    }
    return resources;
  } catch (error) {
    if (error instanceof ProblemError) return void 0;
    throw error;
  }
}

// src/kustomize/cache.ts
var defaultLimit = 12 * 1024 * 1024;
var besides = 50;
function createCache(limit = defaultLimit) {
  return {
    folders: createFolderMemo(),
    resources: memoize(parseResources, limit),
    config: memoize(parseConfig, limit)
  };
}
function partOfCache(cache, name) {
  return { ...cache, folders: partOf(cache.folders, `${name}
`) };
}
function memoize(parse, limit) {
  const byText = /* @__PURE__ */ new Map();
  let size = 0;
  return (text4, file) => {
    const byFile = byText.get(text4);
    const known2 = byFile?.get(file);
    if (byFile !== void 0) {
      byText.delete(text4);
      byText.set(text4, byFile);
    }
    if (known2 !== void 0) return known2;
    const parsed2 = parse(text4, file);
    if (byFile === void 0) byText.set(text4, /* @__PURE__ */ new Map([[file, parsed2]]));
    else byFile.set(file, parsed2);
    size += text4.length + besides;
    for (const [oldest, entries] of byText) {
      if (size <= limit || oldest === text4) break;
      byText.delete(oldest);
      size -= (oldest.length + besides) * entries.size;
    }
    return parsed2;
  };
}

// src/kustomize/finish.ts
var localConfigAnnotation = "config.kubernetes.io/local-config";
var managedByLabel = "app.kubernetes.io/managed-by";
function finishResources(resources, buildMetadata, manager) {
  resources.filter((resource) => !isLocal(resource.root));
  for (const resource of resources.all) checkIdentity(resource);
  resources.reset(resources.all);
  for (const resource of resources.all) {
    const labeled = buildMetadata.includes("managedByLabel") ? withLabel(resource, manager) : resource.root;
    resources.update(resource, withAnnotations(resource, labeled, buildMetadata));
    refuseUnprintable(resource);
  }
  return resources.all;
}
function checkIdentity(resource) {
  const { kind, name } = resource.id;
  if (kind === "")
    fail("RESOURCE_INVALID", "missing kind in object after the transformers", () => placeOf(resource));
  if (name !== "" || kind.endsWith("List")) return;
  fail(
    "RESOURCE_INVALID",
    `missing metadata.name in object of kind ${kind} after the transformers`,
    () => placeOf(resource)
  );
}
function isLocal(root) {
  const value2 = mapAt(mapAt(root, "metadata"), "annotations")?.get(localConfigAnnotation);
  return value2 !== void 0 && textOf(value2) !== "false";
}
function withLabel(resource, manager) {
  const { root } = resource;
  const metadata = mapAt(root, "metadata") ?? /* @__PURE__ */ new Map();
  const found2 = metadata.get("labels");
  if (!isMissingOrNull(found2) && !(found2 instanceof Map)) {
    fail(
      "FIELD_PATH",
      `considering field 'metadata/labels' of object ${formatId(resource.id)}: wrong node kind: expected a map but found a ${kindOf(found2)}`,
      () => placeOf(resource, ["metadata", "labels"])
    );
  }
  const labels2 = found2 instanceof Map ? found2 : /* @__PURE__ */ new Map();
  return withField(
    root,
    "metadata",
    withField(metadata, "labels", withField(labels2, managedByLabel, manager))
  );
}
function withAnnotations(resource, root, buildMetadata) {
  const metadata = mapAt(root, "metadata");
  const found2 = metadata?.get("annotations");
  const wanted = wantedAnnotations(resource, buildMetadata);
  if (metadata === void 0 || found2 === void 0 && wanted.size === 0) return root;
  const annotations = found2 instanceof Map ? found2 : /* @__PURE__ */ new Map();
  const isFlawed = resource.refusals.length > 0;
  if (annotations.size > 0 && wanted.size === 0 && !isFlawed && [...annotations].every(isFinished))
    return root;
  const texts5 = /* @__PURE__ */ new Map();
  for (const [key2, value2] of annotations)
    if (!isInternal(key2)) texts5.set(checkKey(key2), textOf(lastValue(annotations, key2, value2)));
  for (const [key2, value2] of wanted) texts5.set(key2, value2);
  return withField(root, "metadata", withAnnotationTexts(metadata, texts5));
}
function withAnnotationTexts(metadata, texts5) {
  const cleared2 = withField(metadata, "annotations", void 0);
  if (texts5.size === 0) return cleared2;
  return withField(cleared2, "annotations", new Map([...mapAt(cleared2, "annotations") ?? [], ...texts5]));
}
function isFinished([key2, value2]) {
  return typeof value2 === "string" && !isInternal(checkKey(key2));
}
function wantedAnnotations(resource, buildMetadata) {
  const wanted = /* @__PURE__ */ new Map();
  if (buildMetadata.includes("originAnnotations") && resource.origin !== void 0) {
    wanted.set(originAnnotation, originText(resource.origin));
  }
  if (buildMetadata.includes("transformerAnnotations") && resource.transformations.length > 0) {
    wanted.set(transformationsAnnotation, transformationsText(resource.transformations));
  }
  return wanted;
}

// src/kustomize/name-candidates.ts
function indexCandidates(resources) {
  const buckets = /* @__PURE__ */ new Map();
  const byOriginal = /* @__PURE__ */ new Map();
  for (const resource of resources.all) {
    addTo3(byOriginal, originalNamespace(resource), resource);
    for (const name of new Set(resource.memory.previous.map((previous) => previous.name)))
      addBucket(buckets, name, resource);
  }
  return {
    named: (name, target, referrer) => {
      const bucket = buckets.get(name);
      if (bucket === void 0) return [];
      return reachable(bucket, referrer).filter(
        (each) => previousIds(each).some((id) => isSelectedGvk(id, target))
      );
    },
    inNamespace: (named2, namespace2, referrer) => {
      const couldMean = reach(referrer);
      const wasThere = namespace2 !== notNamespaced && (byOriginal.get(namespace2) ?? []).some(couldMean);
      if (wasThere) return named2.filter((each) => originalNamespace(each) === namespace2);
      return namespace2 === notNamespaced ? [] : named2.filter((each) => each.id.effectiveNamespace === namespace2);
    }
  };
}
function addTo3(index, key2, resource) {
  const known2 = index.get(key2);
  if (known2 === void 0) index.set(key2, [resource]);
  else known2.push(resource);
}
function addBucket(buckets, name, resource) {
  const bucket = buckets.get(name) ?? { all: [], byNamespace: /* @__PURE__ */ new Map() };
  buckets.set(name, bucket);
  bucket.all.push(resource);
  addTo3(bucket.byNamespace, resource.id.effectiveNamespace, resource);
}
var fewCandidates = 8;
function reachable({ all, byNamespace }, referrer) {
  const couldMean = reach(referrer);
  if (all.length <= fewCandidates || referrer.id.isClusterScoped || referrer.id.kind === "RoleBinding") {
    return all.filter(couldMean);
  }
  const own = byNamespace.get(referrer.id.effectiveNamespace) ?? [];
  const clusterScoped = byNamespace.get(notNamespaced) ?? [];
  return clusterScoped.length === 0 ? own : all.filter(couldMean);
}
function reach(referrer) {
  if (referrer.id.isClusterScoped) return () => true;
  const namespaces = subjectNamespaces(referrer);
  const own = referrer.id.effectiveNamespace;
  return ({ id }) => id.isClusterScoped || id.effectiveNamespace === own || namespaces.has(id.namespace);
}
function checkSubjects({ id, root }) {
  const subjects = id.kind === "RoleBinding" ? root.get("subjects") : void 0;
  if (!Array.isArray(subjects)) return;
  for (const subject of subjects) {
    if (!(subject instanceof Map)) fail("RESOURCE_INVALID", "wrong node kind: a subject is a map");
    const [kind, namespace2] = [subject.get("kind"), subject.get("namespace")];
    if (kind === void 0 || namespace2 === void 0) continue;
    if (!isString(kind)) fail("RESOURCE_INVALID", "wrong node kind: the subject's kind is a string");
    if (textOf(kind) === "ServiceAccount" && !isString(namespace2))
      fail("RESOURCE_INVALID", `Invalid Input: namespace is blank for resource ${formatId(id)}`);
  }
}
function subjectNamespaces(referrer) {
  const subjects = referrer.id.kind === "RoleBinding" ? referrer.root.get("subjects") : void 0;
  if (!Array.isArray(subjects)) return /* @__PURE__ */ new Set();
  return new Set(
    subjects.flatMap((subject) => {
      if (!(subject instanceof Map) || textOf(subject.get("kind")) !== "ServiceAccount") return [];
      const namespace2 = subject.get("namespace");
      return namespace2 === void 0 ? [] : [textOf(namespace2)];
    })
  );
}

// src/kustomize/name-references.ts
var mostKinds = 1e3;
function fixNameReferences(resources, references) {
  const fieldsOf = fieldFinder(references);
  const candidates = indexCandidates(resources);
  for (const resource of resources.all) {
    const fields = fieldsOf(originalId(resource));
    if (fields.length === 0) continue;
    placed(
      () => placeOf(resource, ["subjects"]),
      () => checkSubjects(resource)
    );
    resources.update(resource, fixResource(resource, fields, candidates));
  }
}
var finders = /* @__PURE__ */ new WeakMap();
function fieldFinder(references) {
  const known2 = finders.get(references) ?? createFinder(references);
  finders.set(references, known2);
  return known2;
}
function createFinder(references) {
  const known2 = createRecentMap(mostKinds);
  return (gvk) => {
    const key2 = `${gvk.group}|${gvk.version}|${gvk.kind}`;
    const before = known2.get(key2);
    if (before !== void 0) return before;
    const fields = findFields(references, gvk);
    known2.set(key2, fields, 1);
    return fields;
  };
}
function findFields(references, gvk) {
  return references.flatMap(
    ({ fieldSpecs, group = "", version = "", kind = "" }) => fieldSpecs.filter((spec) => isSelectedGvk(gvk, spec)).map((spec) => ({
      spec: { path: spec.path, create: spec.create ?? false },
      target: { group, version, kind }
    }))
  );
}
function fixResource(resource, fields, candidates) {
  let { root } = resource;
  for (const field of fields) {
    const search2 = { referrer: resource, root, field, candidates };
    root = placed(
      () => placeOf(resource),
      () => editField(root, field.spec, { set: (node) => fixNode(node, search2) })
    );
  }
  return root;
}
function fixNode(node, search2) {
  switch (kindOf(node)) {
    case "null":
      return node;
    case "scalar":
      return fixScalar(node, search2);
    case "map":
      return fixMap(node, search2);
    case "list":
      return fixList(node, search2);
  }
}
function fixList(list2, search2) {
  const fixed = list2.map((element) => {
    if (Array.isArray(element))
      return fail("FIELD_PATH", `${where(search2)}: expected a string or a map in the list`);
    return fixNode(element, search2);
  });
  return fixed.every((element, index) => element === list2[index]) ? list2 : fixed;
}
function where({ field, referrer }) {
  return `updating name reference in '${field.spec.path}' field of '${formatId(referrer.id)}'`;
}
function fixScalar(node, search2) {
  const name = textOf(node);
  const found2 = search2.candidates.named(name, search2.field.target, search2.referrer);
  const referral = chooseReferral(found2, search2, (each) => each.id.name);
  return referral === void 0 || referral.id.name === name ? node : replaceText(node, referral.id.name);
}
function fixMap(node, search2) {
  const nameNode = node.get("name");
  if (nameNode === void 0)
    return fail("FIELD_PATH", `${where(search2)}: path config error; no 'name' field in node`);
  const { candidates, field, referrer } = search2;
  const namespaceNode = node.get("namespace");
  const named2 = candidates.named(textOf(nameNode), field.target, referrer);
  const found2 = namespaceNode === void 0 ? named2 : candidates.inNamespace(named2, textOf(namespaceNode), referrer);
  const referral = chooseReferral(found2, search2, (each) => `${each.id.name}
${each.id.namespace}`);
  if (referral === void 0) return node;
  const { name, namespace: namespace2 } = referral.id;
  if (name === textOf(nameNode) && namespace2 === "") return node;
  const fixed = copyMap(node);
  if (name !== textOf(nameNode)) fixed.set("name", replaceText(nameNode, name));
  if (namespace2 !== "")
    fixed.set(
      "namespace",
      namespaceNode === void 0 || isMissingOrNull(namespaceNode) ? namespace2 : replaceText(namespaceNode, namespace2)
    );
  return fixed;
}
function chooseReferral(named2, search2, present) {
  if (named2.length === 0) return void 0;
  const inRole = named2.filter(roleFilter(search2));
  const found2 = inRole.filter(sameNamespace(search2.referrer));
  if (found2.length <= 1) return found2[0];
  const loose = found2.filter((each) => sameStack(each, search2.referrer, true));
  const strict = loose.length > 1 ? loose.filter((each) => sameStack(each, search2.referrer, false)) : loose;
  const [first] = strict;
  if (first === void 0 || new Set(strict.map(present)).size === 1) return first;
  return fail(
    "REFERENCE_AMBIGUOUS",
    `${where(search2)}: found multiple possible referrals: ${strict.map((each) => formatId(each.id)).join(", ")}`,
    void 0,
    "Give the overlays different namespaces, or refer to the final name."
  );
}
function roleFilter({ field, root }) {
  if (!field.spec.path.endsWith("roleRef/name")) return () => true;
  const roleRef = mapAt(root, "roleRef");
  const [apiGroup, kind] = [roleRef?.get("apiGroup"), roleRef?.get("kind")];
  if (apiGroup === void 0 || kind === void 0) return () => true;
  const wanted = { group: textOf(apiGroup), kind: textOf(kind) };
  return (resource) => previousIds(resource).some((id) => isSelectedGvk(id, wanted));
}
function sameNamespace({ id: referrer }) {
  if (referrer.isClusterScoped) return () => true;
  return ({ id }) => id.isClusterScoped || id.kind === "ServiceAccount" || id.effectiveNamespace === referrer.effectiveNamespace;
}
function sameStack(left, right, isEmptyAllowed) {
  return ["prefixes", "suffixes"].every((part2) => {
    const [one, other] = [left.memory[part2], right.memory[part2]];
    if (isEmptyAllowed && (one.length === 0 || other.length === 0)) return true;
    return endsAlike(one, other);
  });
}
function endsAlike(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === 0) return long.length === 0;
  return short.every((each, index) => each === long[long.length - short.length + index]);
}

// src/kustomize/render-dialect.ts
function renderDialect(dialect, files, dir, options) {
  const build2 = {
    loader: {
      files,
      base: joinPath("/", options.base ?? "/"),
      rootOnly: options.loadRestrictor !== "LoadRestrictionsNone",
      allowsDoubleDots: dialect.allowsDoubleDots
    },
    cache: options.cache ?? createCache(),
    schemas: new SchemaState(dialect.clusterScoped, options.customSchema),
    dialect,
    findings: [],
    warnings: [],
    tracksOrigins: options.origins === true
  };
  try {
    return renderBuild(build2, dir, options);
  } finally {
    for (const warning of build2.warnings) options.onWarning?.(warning);
  }
}
function renderBuild(build2, dir, options) {
  const target = loadRoot(build2, dir);
  const { resources, config, variables } = accumulate(target);
  addHashes(resources);
  fixNameReferences(resources, config.nameReference);
  build2.warnings.push(...resolveVariables(resources, variables, config.varReference));
  const finished = finish(target, resources, options.reorder ?? "legacy");
  const text4 = emitLater(finished.map((resource) => resource.root));
  return {
    documents: finished.map((resource) => describeResource(resource, build2.tracksOrigins)),
    get text() {
      return text4();
    },
    findings: build2.findings,
    warnings: build2.warnings
  };
}
function loadRoot(build2, dir) {
  const folder = openRoot(build2.loader, dir);
  const target = loadTarget(build2, folder, void 0);
  configureSchema(target, true);
  const tracks = (target.kustomization.buildMetadata ?? []).length > 0;
  return tracks ? { ...target, originPath: "" } : target;
}
function finish(target, resources, reorder) {
  const { kustomization } = target;
  const kept = finishResources(resources, kustomization.buildMetadata ?? [], target.build.dialect.manager);
  return sortResources(target, kept, kustomization.sortOptions, reorder);
}
function sortResources(target, resources, options, reorder) {
  if (options === void 0) return reorder === "legacy" ? sortLegacy(resources) : resources;
  placed(target.parsed.positions.value(["sortOptions"]), () => checkSortOptions(options));
  return options.order === "legacy" ? sortLegacy(resources, options.legacySortOptions) : resources;
}
function describeResource(resource, tracksOrigins) {
  const { id, root } = resource;
  return {
    apiVersion: apiVersionOf(id),
    kind: id.kind,
    name: id.name,
    namespace: id.namespace || void 0,
    effectiveNamespace: id.effectiveNamespace,
    value: root,
    ...tracksOrigins ? { originOf: (steps) => originOfField(resource, steps) } : {}
  };
}

// src/flux/common-metadata.ts
function addCommonMetadata(documents, common4) {
  if (common4 === void 0) return documents;
  const { labels: labels2 = /* @__PURE__ */ new Map(), annotations = /* @__PURE__ */ new Map() } = common4;
  return documents.map((document) => {
    const labelled2 = addTo4(document.value, "labels", labels2);
    return { ...document, value: addTo4(labelled2, "annotations", annotations) };
  });
}
function addTo4(value2, field, texts5) {
  if (texts5.size === 0) return value2;
  const metadata = value2.get("metadata");
  const own = isMap(metadata) ? metadata : /* @__PURE__ */ new Map();
  const merged2 = new Map([...textsOf(own.get(field)), ...texts5]);
  return new Map([...value2, ["metadata", new Map([...own, [field, merged2]])]]);
}
function textsOf(present) {
  if (!isMap(present)) return [];
  const isText = (value2) => typeof printedValue(value2) === "string";
  return [...present.values()].every(isText) ? [...present] : [];
}

// src/flux/scan.ts
function scanManifests(files, folder) {
  const names = [...files.list(folder) ?? []].sort(compareBytes);
  return names.flatMap((name) => {
    const path = joinPath(folder, name);
    const found2 = files.resolve(path);
    if (found2?.kind === "folder") return hasKustomization(files, path) ? [path] : scanManifests(files, path);
    return found2 !== void 0 && /\.ya?ml$/.test(name) ? [path] : [];
  });
}
function hasKustomization(files, folder) {
  return kustomizationNames.some((name) => files.resolve(joinPath(folder, name))?.kind === "file");
}

// src/flux/generate.ts
function generateKustomization(files, dir, spec, flux, parse = parseConfig) {
  const found2 = findKustomization(files, dir, parse) ?? scanned(files, dir);
  const { path, created: created3, parsed: parsed2 } = found2;
  const own = found2.kustomization;
  const components = existingComponents(files, dir, spec, flux);
  const completed2 = complete(own, spec, components.kept);
  const buildMetadata = !created3 && !own.resources?.length ? ["originAnnotations"] : own.buildMetadata;
  const wanted = spec.buildMetadata?.length ? spec.buildMetadata : buildMetadata;
  const whole = { ...completed2, ...wanted === void 0 ? {} : { buildMetadata: wanted } };
  return {
    path,
    created: created3,
    text: emit2(toValue(whole)),
    missingComponents: components.missing,
    originOf: (steps) => originOf2(steps, own, parsed2, flux)
  };
}
function findKustomization(files, dir, parse) {
  for (const name of kustomizationNames) {
    const file = files.resolve(joinPath(dir, name));
    if (file?.kind !== "file") continue;
    const shown = file.path.slice(artifactRoot.length + 1);
    const content = files.read(file.path) ?? "";
    const text4 = typeof content === "string" ? content : decodeText(content, shown);
    const parsed2 = parse(text4, shown);
    return { path: file.path, created: false, parsed: parsed2, kustomization: decodeLoosely(parsed2) };
  }
  return void 0;
}
function decodeLoosely(parsed2) {
  const cursor = {
    path: [],
    name: "Kustomization",
    strict: false,
    coerce: true,
    placeOf: (path) => parsed2.positions.key(path)
  };
  const { format } = fluxDialect;
  const read = decodersFor(format).kustomization(parsed2.value, cursor) ?? {};
  return {
    ...read,
    apiVersion: read.apiVersion ?? "kustomize.config.k8s.io/v1beta1",
    kind: read.kind ?? "Kustomization"
  };
}
function scanned(files, dir) {
  const resources = scanManifests(files, dir).map((path) => `.${path.slice(dir.length)}`);
  const found2 = resources.length > 0 ? { resources } : { namespace: "_placeholder" };
  return {
    path: joinPath(dir, "kustomization.yaml"),
    created: true,
    parsed: void 0,
    kustomization: { apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization", ...found2 }
  };
}
function complete(own, spec, components) {
  const { targetNamespace, namePrefix: namePrefix2, nameSuffix: nameSuffix2 } = spec;
  const patches2 = [...own.patches ?? [], ...spec.patches ?? []];
  const merges = (spec.patchesStrategicMerge ?? []).map(goJson);
  const operations = (spec.patchesJson6902 ?? []).map(({ patch = null, target = {} }) => ({
    patch: goJson(patch),
    target
  }));
  return {
    ...own,
    ...targetNamespace === void 0 ? {} : { namespace: targetNamespace },
    ...namePrefix2 === void 0 ? {} : { namePrefix: namePrefix2 },
    ...nameSuffix2 === void 0 ? {} : { nameSuffix: nameSuffix2 },
    patches: patches2,
    components: [...own.components ?? [], ...components],
    patchesStrategicMerge: [...own.patchesStrategicMerge ?? [], ...merges],
    patchesJson6902: [...own.patchesJson6902 ?? [], ...operations],
    images: mergeImages(own.images ?? [], spec.images ?? [])
  };
}
function mergeImages(own, wanted) {
  const images2 = [...own];
  for (const image of wanted) {
    const at3 = images2.findIndex(({ name = "" }) => name === (image.name ?? ""));
    const known2 = images2[at3];
    if (known2 === void 0) images2.push(image);
    else images2[at3] = mergeImage(known2, image);
  }
  return images2;
}
function mergeImage(own, { newName, newTag, digest }) {
  const named2 = newName ? { ...own, newName } : own;
  if (!newTag && !digest) return named2;
  const { newTag: _tag, digest: _digest, ...rest } = named2;
  return { ...rest, ...newTag ? { newTag } : {}, ...digest ? { digest } : {} };
}
var remotePrefixes = ["git::", "gh:", "ssh://", "https://", "http://", "git@", "github.com:", "github.com/"];
function existingComponents(files, dir, spec, flux) {
  const kept = [];
  const missing2 = [];
  for (const [index, component] of (spec.components ?? []).entries()) {
    if (!isLocalRelative(component)) refuseComponent(component, flux.placeOf(["spec", "components", index]));
    const isThere = files.resolve(joinPath(dir, `./${component}`)) !== void 0;
    if (isThere || spec.ignoreMissingComponents !== true) kept.push(component);
    else missing2.push(component);
  }
  return { kept, missing: missing2 };
}
function isLocalRelative(path) {
  const lower2 = path.toLowerCase();
  if (remotePrefixes.some((prefix) => lower2.startsWith(prefix) && lower2.length > prefix.length)) return false;
  return !path.startsWith("/") && !lower2.replace(/^file:\/\//, "").startsWith("/");
}
function refuseComponent(component, place2) {
  throw new ProblemError({
    code: "COMPONENT_INVALID",
    message: `component path '${component}' must be local and relative`,
    ...place2 === void 0 ? {} : { place: place2 },
    advice: "Write it relative to `spec.path`."
  });
}
function toValue(part2) {
  if (Array.isArray(part2)) return part2.map(toValue);
  if (part2 instanceof Map) return new Map([...part2].map(([key2, value2]) => [String(key2), toValue(value2)]));
  if (typeof part2 !== "object" || part2 === null) return part2;
  const fields = Object.entries(part2).filter(([name, value2]) => name === "sourceValue" || !isEmpty2(value2));
  return new Map(fields.map(([name, value2]) => [name, toValue(value2)]));
}
function isEmpty2(value2) {
  if (value2 === void 0 || value2 === "" || value2 === false) return true;
  return Array.isArray(value2) && value2.length === 0 || value2 instanceof Map && value2.size === 0;
}
var fluxFields = { namespace: "targetNamespace" };
function originOf2(path, own, parsed2, flux) {
  const [field = "", index, ...rest] = path;
  const inFlux = ["spec", fluxFields[field] ?? String(field)];
  const list2 = own[field];
  if (typeof index === "number") {
    const count = Array.isArray(list2) ? list2.length : 0;
    if (index >= count) return flux.placeOf([...inFlux, index - count, ...rest]);
  }
  if (list2 === void 0 && path.length > 0) return flux.placeOf(inFlux);
  return parsed2?.positions.value(path) ?? flux.placeOf(["spec", "path"]);
}

// src/flux/origin-place.ts
function originPlace(generated2) {
  const file = generated2.path.slice(artifactRoot.length + 1);
  return (about) => {
    const { place: place2, ...rest } = about;
    if (place2 === void 0 || place2.file !== file) return about;
    const origin = generated2.originOf(pathAt(generated2.text, file, place2));
    return origin === void 0 ? rest : { ...rest, place: origin };
  };
}
function pathAt(text4, file, place2) {
  const { value: value2, positions } = parseConfig(text4, file);
  let best = [];
  for (const path of pathsIn(value2, [])) {
    const { line, column } = positions.key(path);
    if (line < place2.line || line === place2.line && column <= place2.column) best = path;
  }
  return best;
}
function pathsIn(value2, path) {
  const children2 = Array.isArray(value2) ? [...value2.entries()] : isMap(value2) ? [...value2] : [];
  return children2.flatMap(([key2, child3]) => [[...path, key2], ...pathsIn(child3, [...path, key2])]);
}

// src/flux/overlay.ts
function withFile(files, path, content) {
  const slash = path.lastIndexOf("/");
  const folder = path.slice(0, slash) || "/";
  const name = path.slice(slash + 1);
  const isIt = (asked) => asked === path || files.resolve(asked)?.path === path;
  return {
    read: (asked) => isIt(asked) ? content : files.read(asked),
    list(asked) {
      const names = files.list(asked);
      const isThere = names === void 0 || files.resolve(asked)?.path !== folder || names.includes(name);
      return isThere ? names : [...names, name];
    },
    resolve: (asked) => leadsTo(files, asked, folder, name) ? { path, kind: "file" } : files.resolve(asked)
  };
}
function leadsTo(files, asked, folder, name) {
  return asked.endsWith(`/${name}`) && files.resolve(joinPath(asked, ".."))?.path === folder;
}

// src/flux/substitution/functions.ts
var changes = /* @__PURE__ */ new Map([
  [",", (value2) => changeFirst(value2, lower)],
  [",,", (value2) => changeAll(value2, lower)],
  ["^", (value2) => changeFirst(value2, upper)],
  ["^^", (value2) => changeAll(value2, upper)],
  ["#", (value2, [pattern]) => pattern === void 0 ? String(value2.length) : trimShortest(value2, pattern)],
  ["##", (value2, [pattern = ""]) => trimLongest(value2, pattern)],
  ["%", (value2, [pattern = ""]) => fromEnd(value2, pattern, trimShortest)],
  ["%%", (value2, [pattern = ""]) => fromEnd(value2, pattern, trimLongest)],
  [":", substring],
  ["/", (value2, [old = "", by = ""]) => replaceFirst(value2, old, by)],
  ["//", (value2, [old = "", by = ""]) => replaceEach(value2, old, by)],
  ["/#", replacePrefix],
  ["/%", replaceSuffix]
]);
var defaultOperators = /* @__PURE__ */ new Set(["=", ":=", ":-", ":?", ":+"]);
function applyOperator(operator, value2, args) {
  return (changes.get(operator) ?? orDefault)(value2, args);
}
function orDefault(value2, args) {
  return value2 === "" ? args.join("") : value2;
}
function upper(character) {
  return simple(character, character.toUpperCase());
}
function lower(character) {
  return character === "\u0130" ? "i" : simple(character, character.toLowerCase());
}
function simple(character, changed2) {
  return [...changed2].length === 1 ? changed2 : character;
}
function changeAll(value2, change) {
  return toBytes([...lossyText(value2)].map(change).join(""));
}
function changeFirst(value2, change) {
  const width = widthAt(value2, 0);
  return value2 === "" ? "" : changeAll(value2.slice(0, width), change) + value2.slice(width);
}
function parseInteger(text4) {
  if (!/^[+-]?\d+$/.test(text4)) return void 0;
  const value2 = BigInt(text4.replace("+", ""));
  return BigInt.asIntN(64, value2) === value2 ? Number(value2) : void 0;
}
function substring(value2, [offset = "", length]) {
  const from = parseInteger(offset);
  if (from === void 0) return value2;
  const start2 = from < 0 ? Math.max(0, value2.length + from) : from;
  if (length === void 0) return value2.slice(start2);
  const count = parseInteger(length);
  if (count === void 0) return value2;
  return value2.slice(start2, count < 0 ? Math.max(start2, value2.length + count) : start2 + count);
}
function replaceFirst(value2, old, by) {
  const at3 = value2.indexOf(old);
  return at3 === -1 ? value2 : value2.slice(0, at3) + by + value2.slice(at3 + old.length);
}
function replaceEach(value2, old, by) {
  if (old !== "") return value2.replaceAll(old, () => by);
  let result = by;
  for (let at3 = 0; at3 < value2.length; ) {
    const width = widthAt(value2, at3);
    result += value2.slice(at3, at3 + width) + by;
    at3 += width;
  }
  return result;
}
function replacePrefix(value2, args) {
  const [old, by] = args;
  if (old === void 0 || by === void 0 || !value2.startsWith(old)) return value2;
  return by + value2.slice(old.length);
}
function replaceSuffix(value2, args) {
  const [old, by] = args;
  if (old === void 0 || by === void 0 || !value2.endsWith(old)) return value2;
  return value2.slice(0, value2.length - old.length) + by;
}
function trimShortest(value2, pattern) {
  let shortest2 = 0;
  for (let end2 = value2.length; end2 > 0; end2--) {
    const found2 = matchPattern(pattern, value2.slice(0, end2));
    if (found2 === "bad") return value2;
    if (found2 === "yes") shortest2 = end2;
  }
  return value2.slice(shortest2);
}
function trimLongest(value2, pattern) {
  for (let end2 = value2.length; end2 > 0; end2--) {
    const found2 = matchPattern(pattern, value2.slice(0, end2));
    if (found2 === "bad") return value2;
    if (found2 === "yes") return value2.slice(end2);
  }
  return value2;
}
function fromEnd(value2, pattern, trim) {
  return reverse(trim(reverse(value2), reverse(pattern)));
}
function reverse(bytes) {
  return toBytes([...lossyText(bytes)].reverse().join(""));
}

// src/flux/substitution/parse.ts
var Malformed = class extends Error {
  at;
  constructor(reason, at3) {
    super(reason);
    this.at = at3;
  }
};
var deepest2 = 200;
function parseTemplate(bytes) {
  const reader = { bytes, at: 0, depth: 0 };
  const parts = [];
  try {
    while (reader.at < bytes.length) parts.push(isOpening(reader) ? readVariable(reader) : readText2(reader));
    return { kind: "parts", parts };
  } catch (error) {
    if (error instanceof Malformed) return { kind: "malformed", reason: error.message, at: error.at };
    throw error;
  }
}
function isOpening({ bytes, at: at3 }) {
  return bytes.startsWith("${", at3);
}
function peek({ bytes, at: at3 }) {
  return bytes.charAt(at3);
}
function fail2(reader, reason) {
  throw new Malformed(reason, reader.at);
}
function readText2(reader) {
  let text4 = "";
  while (reader.at < reader.bytes.length && !isOpening(reader)) {
    const next = reader.bytes.indexOf("$", reader.at);
    const end2 = next === -1 ? reader.bytes.length : next;
    text4 += reader.bytes.slice(reader.at, end2);
    reader.at = end2;
    if (next === -1 || isOpening(reader)) break;
    text4 += "$";
    reader.at += reader.bytes.startsWith("$$", end2) ? 2 : 1;
  }
  return { kind: "text", text: text4 };
}
function readVariable(reader) {
  const start2 = reader.at;
  reader.at += 2;
  if (++reader.depth > deepest2) fail2(reader, "the expression is nested too deep");
  const { name, operator, parts } = peek(reader) === "#" ? readLength(reader) : readNamed(reader);
  reader.depth--;
  const source = reader.bytes.slice(start2, reader.at);
  return { kind: "variable", name, operator, arguments: parts, source };
}
function readLength(reader) {
  reader.at++;
  const name = readName(reader);
  if (name === "") fail2(reader, "bad substitution: a name is missing after `${#`");
  close(reader);
  return { name, operator: "#", parts: [] };
}
function readNamed(reader) {
  const name = readName(reader);
  if (name === "") fail2(reader, "unable to parse variable name");
  switch (peek(reader)) {
    case ":":
      return readColon(reader, name);
    case "=":
      return readDefault(reader, name, "=");
    case ",":
    case "^":
      return readCasing(reader, name);
    case "/":
      return readReplacement(reader, name);
    case "#":
    case "%":
      return readRemoval(reader, name);
    case "}":
      reader.at++;
      return { name, operator: "", parts: [] };
    default:
      return fail2(reader, "missing closing brace");
  }
}
function readName(reader) {
  const start2 = reader.at;
  for (; ; ) {
    const width = widthAt(reader.bytes, reader.at);
    const character = lossyText(reader.bytes.slice(reader.at, reader.at + width));
    if (!/^[\p{L}\p{Nd}_]$/u.test(character)) return reader.bytes.slice(start2, reader.at);
    reader.at += width;
  }
}
function close(reader) {
  if (peek(reader) !== "}") fail2(reader, "bad substitution: a closing brace is missing");
  reader.at++;
}
function take2(reader, text4) {
  reader.at += text4.length;
  return text4;
}
function readColon(reader, name) {
  const after2 = reader.bytes.charAt(reader.at + 1);
  if ("=-?+".includes(after2) && after2 !== "") return readDefault(reader, name, `:${after2}`);
  if (after2 > "\x7F") fail2(reader, "bad substitution");
  return readSubstring(reader, name);
}
function readDefault(reader, name, operator) {
  take2(reader, operator);
  const parts = [];
  while (peek(reader) !== "}") parts.push(readArgument(reader, "}", false));
  close(reader);
  return { name, operator, parts };
}
function readSubstring(reader, name) {
  const operator = take2(reader, ":");
  const start2 = readArgument(reader, ":}", false);
  if (peek(reader) !== ":") {
    close(reader);
    return { name, operator, parts: [start2] };
  }
  while (peek(reader) === ":") reader.at++;
  const length = readArgument(reader, "}", false);
  close(reader);
  return { name, operator, parts: [start2, length] };
}
function readCasing(reader, name) {
  const [operator = ""] = /^[,^]{1,2}/.exec(reader.bytes.slice(reader.at, reader.at + 2)) ?? [];
  take2(reader, operator);
  close(reader);
  return { name, operator, parts: [] };
}
function readRemoval(reader, name) {
  const sign = peek(reader);
  const operator = take2(reader, reader.bytes.startsWith(sign + sign, reader.at) ? sign + sign : sign);
  const pattern = readArgument(reader, "}", false);
  close(reader);
  return { name, operator, parts: [pattern] };
}
function readReplacement(reader, name) {
  const second = reader.bytes.charAt(reader.at + 1);
  const operator = take2(reader, second !== "" && "/#%".includes(second) ? `/${second}` : "/");
  const old = readArgument(reader, "/", true);
  if (peek(reader) !== "/") fail2(reader, "bad substitution: a second slash is missing");
  while (peek(reader) === "/") reader.at++;
  const parts = peek(reader) === "}" ? [old] : [old, readArgument(reader, "}", true)];
  close(reader);
  return { name, operator, parts };
}
function readArgument(reader, ends, escapes2) {
  if (isOpening(reader)) return readVariable(reader);
  let text4 = "";
  const start2 = reader.at;
  while (reader.at < reader.bytes.length && !isOpening(reader)) {
    const escaped2 = escapes2 ? /^(?:\$\$|\\[/\\])/.exec(reader.bytes.slice(reader.at, reader.at + 2)) : null;
    const character = escaped2 === null ? peek(reader) : reader.bytes.charAt(reader.at + 1);
    if (escaped2 === null && ends.includes(character)) break;
    text4 += character;
    reader.at += escaped2 === null ? 1 : 2;
  }
  if (reader.at === start2) fail2(reader, "unable to parse substitution within function");
  return { kind: "text", text: text4 };
}

// src/flux/substitution/substitute.ts
function substitute(text4, variable) {
  if (!text4.includes("$")) return { kind: "text", text: text4, unknown: [] };
  const bytes = toBytes(text4);
  const template2 = parseTemplate(bytes);
  if (template2.kind === "malformed") {
    const before = fromBytes(bytes.slice(0, template2.at)) ?? "";
    return { kind: "malformed", reason: template2.reason, before };
  }
  const unknown = /* @__PURE__ */ new Set();
  let result = "";
  for (const part2 of template2.parts) {
    const value2 = evaluate(part2, variable);
    if (value2.kind === "unset") return { kind: "unset", name: value2.name };
    if (value2.kind === "unknown") unknown.add(value2.name);
    result += value2.kind === "unknown" && part2.kind === "variable" ? part2.source : value2.text;
  }
  return decoded(result, [...unknown]);
}
function decoded(bytes, unknown) {
  const text4 = fromBytes(bytes);
  if (text4 !== void 0) return { kind: "text", text: text4, unknown };
  return { kind: "malformed", reason: "a character was cut in two", before: "" };
}
function evaluate(part2, variable) {
  if (part2.kind === "text") return part2;
  const args = part2.arguments.map((argument) => evaluate(argument, variable));
  const stopped = args.find(({ kind }) => kind === "unset") ?? args.find(({ kind }) => kind === "unknown");
  if (stopped !== void 0) return stopped;
  const name = fromBytes(part2.name) ?? "";
  const found2 = variable(name);
  if (found2.kind === "unknown") return { kind: "unknown", name, text: "" };
  if (found2.kind === "unset" && !defaultOperators.has(part2.operator)) return { kind: "unset", name, text: "" };
  const value2 = found2.kind === "set" ? toBytes(found2.value) : "";
  return {
    kind: "text",
    text: applyOperator(
      part2.operator,
      value2,
      args.map(({ text: text4 }) => text4)
    )
  };
}

// src/flux/unknown.ts
function at2(place2) {
  return place2 === void 0 ? {} : { place: place2 };
}

// src/flux/post-build.ts
var optOut = "kustomize.toolkit.fluxcd.io/substitute";
function textUnder(value2, ...keys) {
  let found2 = value2;
  for (const key2 of keys) found2 = isMap(found2) ? found2.get(key2) : void 0;
  return typeof found2 === "string" ? found2 : void 0;
}
function nameDocument({ kind, namespace: namespace2, name }) {
  return `${kind} ${namespace2 === void 0 ? "" : `${namespace2}/`}${name}`;
}
function fillVariables(document, variables, place2) {
  const isOut = ["labels", "annotations"].some(
    (field) => textUnder(document.value, "metadata", field, optOut) === "disabled"
  );
  if (isOut) return { document, unknown: [] };
  const substituted = substitute(emit2(document.value), variables.lookup);
  switch (substituted.kind) {
    case "text":
      return { document: readAgain(document, substituted.text, place2), unknown: substituted.unknown };
    case "unset":
      return refuse5("VARIABLE_UNSET", document, place2, {
        message: `the variable "${substituted.name}" is not set`,
        advice: `Set it under \`postBuild\`, give it a default ("\${${substituted.name}:=\u2026}"), write "$\${${substituted.name}}" for the text itself, or annotate the object with ${optOut}: disabled.`
      });
    case "malformed":
      return refuse5("SUBSTITUTION_INVALID", document, place2, {
        message: `${substituted.reason}${behindKey(document, substituted.before)}`,
        advice: `Write "$\${" for the text "\${", or annotate the object with ${optOut}: disabled.`
      });
    default:
      return substituted;
  }
}
function behindKey({ kind }, before) {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const key2 = /^[\s-]*([A-Za-z][\w./-]*):/.exec(line)?.[1];
  return kind === "Secret" || key2 === void 0 ? "" : `, behind "${key2}"`;
}
function refuse5(code, document, place2, { message, advice }) {
  throw new ProblemError({
    code,
    message: `${nameDocument(document)} cannot be filled with variables: ${message}.`,
    ...at2(place2),
    advice
  });
}
function readAgain(document, text4, place2) {
  const value2 = readObject(document, text4, place2);
  const name = textUnder(value2, "metadata", "name") ?? "";
  const namespace2 = textUnder(value2, "metadata", "namespace");
  const moved = namespace2 !== void 0 && namespace2 !== document.namespace;
  return {
    apiVersion: textUnder(value2, "apiVersion") ?? "",
    kind: textUnder(value2, "kind") ?? "",
    name,
    namespace: namespace2,
    effectiveNamespace: moved ? namespace2 : document.effectiveNamespace,
    value: value2,
    ...document.originOf === void 0 ? {} : { originOf: document.originOf }
  };
}
function readObject(document, text4, place2) {
  const advice = 'Flux puts the value into text without quotes: leave out what YAML reads, such as ": " and " #".';
  let value2;
  try {
    value2 = asJson2(parseConfig(text4, nameDocument(document)).value);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return refuse5("SUBSTITUTION_BREAKS_YAML", document, place2, {
      message: `with the values put in it is no YAML any more: ${error.problem.message}`,
      advice
    });
  }
  if (isMap(value2)) return value2;
  return refuse5("SUBSTITUTION_BREAKS_YAML", document, place2, {
    message: "with the values put in it is no object any more",
    advice
  });
}
function asJson2(value2) {
  if (typeof value2 === "bigint") return Number(value2);
  if (Array.isArray(value2)) return value2.map(asJson2);
  return isMap(value2) ? new Map([...value2].map(([key2, each]) => [key2, asJson2(each)])) : value2;
}

// src/flux/generator.ts
var decode2 = struct({
  sources: list(struct({ alias: text, kind: text, name: text, namespace: text }), {}),
  artifacts: list(
    struct({
      name: text,
      copy: list(
        struct({
          from: text,
          to: text,
          exclude: list(text, ""),
          strategy: text,
          optional: flag
        }),
        {}
      )
    }),
    {}
  )
});
function readGenerator(value2) {
  const cursor = {
    path: ["spec"],
    name: "ArtifactGenerator",
    strict: false,
    coerce: false,
    placeOf: () => void 0
  };
  const { sources = [], artifacts = [] } = decode2(value2.get("spec"), cursor) ?? {};
  return {
    sources,
    artifacts: new Map(artifacts.map(({ name = "", copy: copy2 = [] }) => [name, copy2.map(readCopyRule)]))
  };
}
function readCopyRule({
  from = "",
  to = "",
  exclude = [],
  strategy = "Overwrite",
  optional = false
}) {
  const [, alias2 = "", pattern = ""] = /^@([^/]*)\/([\s\S]*)$/.exec(from) ?? [];
  const target = cleanRelative(to.replace(/^@artifact\//, ""));
  return { from, to, alias: alias2, pattern: pattern.replace(/^\.\//, ""), target, exclude, strategy, optional };
}

// src/flux/node.ts
function child2(node, key2) {
  return node?.kind === "map" ? node.entries.get(key2) : void 0;
}
function descend(node, ...keys) {
  return keys.reduce(child2, node);
}
function scalarAt(node, ...keys) {
  const found2 = descend(node, ...keys);
  return found2?.kind === "scalar" && !isNull(found2) ? found2 : void 0;
}
function textAt2(node, ...keys) {
  return scalarAt(node, ...keys)?.text;
}
function listAt2(node, ...keys) {
  const found2 = descend(node, ...keys);
  return found2?.kind === "list" ? found2.values : [];
}
function textsAt2(node, ...keys) {
  return listAt2(node, ...keys).flatMap(
    (entry2) => entry2.kind === "scalar" && !isNull(entry2) ? [entry2.text] : []
  );
}
function isNull(node) {
  return node.kind === "scalar" && node.plain && /^(?:|~|null|Null|NULL)$/.test(node.text);
}

// src/flux/objects.ts
function identify2(node) {
  const apiVersion = textAt2(node, "apiVersion");
  const kind = textAt2(node, "kind");
  if (apiVersion === void 0 || kind === void 0) return void 0;
  const slash = apiVersion.indexOf("/");
  const namespace2 = textAt2(node, "metadata", "namespace");
  return {
    group: slash === -1 ? "" : apiVersion.slice(0, slash),
    kind,
    name: textAt2(node, "metadata", "name") ?? "",
    ...namespace2 === void 0 ? {} : { namespace: namespace2 }
  };
}
var fluxGroups = {
  kustomization: "kustomize.toolkit.fluxcd.io",
  helmRelease: "helm.toolkit.fluxcd.io",
  source: "source.toolkit.fluxcd.io",
  artifactGenerator: "source.extensions.fluxcd.io",
  instance: "fluxcd.controlplane.io"
};
function fluxKustomization(node, identity) {
  const { group, kind, namespace: namespace2 } = identity;
  if (group !== fluxGroups.kustomization || kind !== "Kustomization") return void 0;
  const source = sourceReference(node);
  if (source === void 0) return void 0;
  const targetNamespace = textAt2(node, "spec", "targetNamespace");
  return {
    body: node,
    name: identity.name,
    ...namespace2 === void 0 ? {} : { namespace: namespace2 },
    path: textAt2(node, "spec", "path") ?? "",
    source,
    ...targetNamespace === void 0 ? {} : { targetNamespace },
    components: textsAt2(node, "spec", "components"),
    patches: listAt2(node, "spec", "patches"),
    images: listAt2(node, "spec", "images")
  };
}
function sourceReference(node) {
  const kind = textAt2(node, "spec", "sourceRef", "kind");
  const name = textAt2(node, "spec", "sourceRef", "name");
  const namespace2 = textAt2(node, "spec", "sourceRef", "namespace");
  if (kind === void 0 || name === void 0) return void 0;
  return { kind, name, ...namespace2 === void 0 ? {} : { namespace: namespace2 } };
}
function generatedArtifacts(node) {
  const sources = new Map(
    listAt2(node, "spec", "sources").map((source) => [textAt2(source, "alias") ?? "", declaredSource(source)])
  );
  return new Map(
    listAt2(node, "spec", "artifacts").map((artifact) => [
      textAt2(artifact, "name") ?? "",
      { rules: listAt2(artifact, "copy").map(copyRule), sources }
    ])
  );
}
function declaredSource(node) {
  const namespace2 = textAt2(node, "namespace");
  return {
    kind: textAt2(node, "kind") ?? "",
    name: textAt2(node, "name") ?? "",
    ...namespace2 === void 0 ? {} : { namespace: namespace2 }
  };
}
function copyRule(rule) {
  return readCopyRule({
    from: textAt2(rule, "from") ?? "",
    to: textAt2(rule, "to") ?? "",
    exclude: textsAt2(rule, "exclude")
  });
}

// src/flux/seal.ts
function unseen(documents, spec, flux) {
  return documents.flatMap((document) => {
    if (isEncrypted(document)) return [encrypted(document, spec, flux)];
    if (document.kind !== "HelmRelease" || !document.apiVersion.startsWith(`${fluxGroups.helmRelease}/`))
      return [];
    return [{ code: "CHART_NOT_RENDERED", message: chartMessage(document), ...at2(flux.placeOf([])) }];
  });
}
function chartMessage(document) {
  const chart = textUnder(document.value, "spec", "chart", "spec", "chart") ?? textUnder(document.value, "spec", "chartRef", "name");
  const made = chart === void 0 ? "its chart" : `the chart "${chart}"`;
  return `${nameDocument(document)}: the objects that ${made} makes are not built here.`;
}
function encrypted(document, spec, flux) {
  const shown = nameDocument(document);
  if (spec.decryption !== void 0) {
    return {
      code: "SECRET_ENCRYPTED",
      message: `${shown} is encrypted with SOPS; its values are known to the cluster only.`,
      ...at2(flux.placeOf(["spec", "decryption"]))
    };
  }
  return {
    code: "SECRET_ENCRYPTED",
    message: `${shown} is encrypted with SOPS, and this Flux Kustomization has no \`decryption\`: Flux refuses to apply it.`,
    ...at2(flux.placeOf(["spec"])),
    advice: "Set `spec.decryption`."
  };
}
var marker = "ENC[AES256_GCM,";
var shortestEncoded = marker.length / 3 * 4;
function isEncrypted({ kind, value: value2 }) {
  if (isMap(value2.get("sops"))) return true;
  if (kind !== "Secret" && kind !== "ConfigMap") return false;
  return ["data", "stringData", "binaryData"].some(
    (field) => holdsMarker(value2.get(field), field !== "stringData")
  );
}
function holdsMarker(value2, encoded) {
  if (!isMap(value2)) return false;
  return [...value2.values()].some(
    (text4) => typeof text4 === "string" && (text4.includes(marker) || encoded && text4.length >= shortestEncoded && decoded2(text4).includes(marker))
  );
}
function decoded2(text4) {
  try {
    return atob(text4.replace(/\s/g, ""));
  } catch {
    return "";
  }
}

// src/flux/specification.ts
var texts3 = dictionary(text, "");
var textList3 = list(text, "");
var decodeSpecification = struct({
  path: text,
  sourceRef: struct({ kind: text, name: text, namespace: text }),
  dependsOn: list(struct({ name: text, namespace: text }), {}),
  targetNamespace: text,
  namePrefix: text,
  nameSuffix: text,
  patches: list(struct({ patch: text, target: decodeSelector }), {}),
  patchesStrategicMerge: list(anything, null),
  patchesJson6902: list(
    struct({ patch: anything, target: decodeSelector }),
    {}
  ),
  images: list(struct({ name: text, newName: text, newTag: text, digest: text }), {}),
  components: textList3,
  ignoreMissingComponents: flag,
  buildMetadata: textList3,
  commonMetadata: struct({ labels: texts3, annotations: texts3 }),
  decryption: anything,
  kubeConfig: anything,
  suspend: flag,
  postBuild: struct({
    substitute: texts3,
    substituteFrom: list(struct({ kind: text, name: text, optional: flag }), {}),
    substituteStrategy: text
  })
});
function readSpecification({ value: value2, placeOf: placeOf3 }) {
  const cursor = {
    path: ["spec"],
    name: "Kustomization",
    strict: false,
    coerce: false,
    placeOf: placeOf3
  };
  return decodeSpecification(value2.get("spec"), cursor) ?? {};
}

// src/flux/variables.ts
function readVariables(postBuild, flux, origins) {
  const inline = new Map([...postBuild.substitute ?? []].map(([name, value2]) => [name, oneLine(value2)]));
  const given2 = new Map([...origins.given].map(([name, value2]) => [name, oneLine(value2)]));
  const loaded = (postBuild.substituteFrom ?? []).flatMap(
    (reference2, index) => loadSource(reference2, index, flux, origins)
  );
  const sources = loaded.map(({ source }) => source).reverse();
  checkNames(inline, sources, flux);
  return {
    lookup: (name) => lookup(name, inline, given2, sources),
    exist: inline.size + given2.size > 0 || sources.some((source) => source.kind === "unknown" || source.values.size > 0),
    unknowns: loaded.flatMap(({ unknown }) => unknown ?? []),
    ignored: [...given2.keys()].filter((name) => inline.has(name))
  };
}
function oneLine(value2) {
  return value2.replaceAll("\n", "");
}
function loadSource({ kind, name = "", optional = false }, index, flux, origins) {
  if (kind !== "ConfigMap" && kind !== "Secret") return [];
  const metadata = flux.value.get("metadata");
  const written = metadata instanceof Map ? metadata.get("namespace") : void 0;
  const namespace2 = typeof written === "string" ? written : void 0;
  const source = origins.find({ kind, namespace: namespace2, name });
  if (source.kind === "values") return [{ source, unknown: void 0 }];
  const shown = `${kind} ${namespace2 === void 0 ? "" : `${namespace2}/`}${name}`;
  const message = `${shown}: ${source.reason}. ${optional ? "It may be missing; if it is there, its" : "Its"} values are known to the cluster only.`;
  const unknown = {
    code: "SOURCE_UNKNOWN",
    message,
    ...at2(flux.placeOf(["spec", "postBuild", "substituteFrom", index])),
    advice: "Give the values that matter with --var NAME=VALUE."
  };
  return [{ source, unknown }];
}
var namePattern = /^[_A-Za-z][_A-Za-z0-9]*$/;
function checkNames(inline, sources, flux) {
  const named2 = sources.flatMap((source) => source.kind === "values" ? [...source.values.keys()] : []);
  const wrong = [...inline.keys(), ...named2].find((name) => !namePattern.test(name));
  if (wrong === void 0) return;
  fail(
    "VARIABLE_INVALID",
    `'${wrong}' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'`,
    () => flux.placeOf([
      "spec",
      "postBuild",
      ...inline.has(wrong) ? ["substitute", wrong] : ["substituteFrom"]
    ])
  );
}
function lookup(name, inline, given2, sources) {
  const known2 = inline.get(name) ?? given2.get(name);
  if (known2 !== void 0) return { kind: "set", value: known2 };
  for (const source of sources) {
    if (source.kind === "unknown" || !source.values.has(name)) continue;
    const value2 = source.values.get(name);
    return value2 === void 0 ? { kind: "unknown" } : { kind: "set", value: oneLine(value2) };
  }
  return { kind: sources.some(({ kind }) => kind === "unknown") ? "unknown" : "unset" };
}

// src/flux/build.ts
function buildFluxKustomization(files, flux, options = {}) {
  try {
    return build(files, flux, options);
  } catch (error) {
    if (error instanceof ProblemError) return { kind: "refused", problem: error.problem };
    throw error;
  }
}
function build(files, flux, options) {
  const spec = readSpecification(flux);
  const dir = folderOf2(files, spec, flux);
  const generated2 = generateKustomization(files, dir, spec, flux, options.cache?.config);
  const completed2 = withFile(files, generated2.path, generated2.text);
  const rendered = renderGenerated(completed2, dir, generated2, options);
  const filled4 = fill(rendered.documents, spec, flux, options);
  const documents = addCommonMetadata(filled4.documents, spec.commonMetadata);
  const missing2 = generated2.missingComponents.map(
    (path) => ({
      code: "COMPONENT_MISSING",
      message: `The component "${path}" is not there; ignoreMissingComponents leaves it out.`,
      ...at2(flux.placeOf(["spec", "components"]))
    })
  );
  const text4 = emitLater(documents.map(({ value: value2 }) => value2));
  return {
    kind: "built",
    documents,
    get text() {
      return text4();
    },
    findings: [...rendered.findings, ...missing2, ...filled4.findings],
    warnings: rendered.warnings,
    unknowns: [...filled4.unknowns, ...unseen(documents, spec, flux)]
  };
}
function folderOf2(files, spec, flux) {
  const dir = joinPath("/", `./${spec.path ?? ""}`);
  const found2 = files.resolve(dir === "/" ? artifactRoot : `${artifactRoot}${dir}`);
  if (found2?.kind === "folder") return found2.path;
  throw new ProblemError({
    code: "FOLDER_NOT_FOUND",
    message: `kustomization path not found: there is no folder '${dir.slice(1)}' in the artifact.`,
    ...at2(flux.placeOf(["spec", "path"]))
  });
}
function renderGenerated(files, dir, generated2, { cache, origins = false }) {
  const translate = originPlace(generated2);
  try {
    const rendered = renderDialect(fluxDialect, files, dir, {
      reorder: "none",
      loadRestrictor: "LoadRestrictionsNone",
      customSchema: "adds",
      base: artifactRoot,
      origins,
      ...cache === void 0 ? {} : { cache }
    });
    return {
      warnings: rendered.warnings,
      documents: rendered.documents.map((document) => withOrigins(document, translate)),
      findings: rendered.findings.map(translate)
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(translate(error.problem), { cause: error });
  }
}
function withOrigins(document, translate) {
  const { originOf: originOf3 } = document;
  if (originOf3 === void 0) return document;
  return {
    ...document,
    originOf(steps) {
      const place2 = originOf3(steps);
      return place2 === void 0 ? void 0 : translate({ place: place2 }).place;
    }
  };
}
function fill(documents, spec, flux, options) {
  const { postBuild } = spec;
  if (postBuild === void 0 || documents.length === 0) return { documents, findings: [], unknowns: [] };
  const place2 = flux.placeOf(["spec", "postBuild"]);
  const variables = readVariables(postBuild, flux, {
    find: options.findSource ?? (() => ({ kind: "unknown", reason: "it is not in the repository" })),
    given: options.variables ?? /* @__PURE__ */ new Map()
  });
  const findings = variables.ignored.map(
    (name) => ({
      code: "VARIABLE_IGNORED",
      message: `"${name}" was given, but \`postBuild.substitute\` sets it and wins.`,
      ...at2(flux.placeOf(["spec", "postBuild", "substitute", name]))
    })
  );
  if (!variables.exist && postBuild.substituteStrategy !== "Always")
    return { documents, findings, unknowns: [] };
  const lenient = options.strict === false ? withoutUnset(variables) : variables;
  const filled4 = documents.map((document) => fillVariables(document, lenient, place2));
  const left = unknownVariables(filled4.map(({ document, unknown }) => [nameDocument(document), unknown]));
  return {
    documents: filled4.map(({ document }) => document),
    findings,
    unknowns: [...variables.unknowns, ...left.map((unknown) => ({ ...unknown, ...at2(place2) }))]
  };
}
function withoutUnset(variables) {
  return {
    ...variables,
    lookup(name) {
      const found2 = variables.lookup(name);
      return found2.kind === "unset" ? { kind: "set", value: "" } : found2;
    }
  };
}
function unknownVariables(left) {
  const objects = /* @__PURE__ */ new Map();
  for (const [object, names] of left) {
    for (const name of names) objects.set(name, [...objects.get(name) ?? [], object]);
  }
  return [...objects].map(([name, users]) => ({
    code: "VARIABLE_UNKNOWN",
    message: `Only the cluster knows "${name}"; left as written in ${users.slice(0, 3).join(", ")}${users.length > 3 ? ` and ${users.length - 3} more` : ""}.`,
    advice: `Give it with --var ${name}=VALUE.`
  }));
}

// src/proof/memo.ts
function createBuildMemo(capacity = mostBytes) {
  return { cache: createCache(), builds: createRecentMap(capacity) };
}
function partOfMemo({ cache, builds }, name) {
  return { cache: partOfCache(cache, name), builds: partOf(builds, `${name}
`) };
}
var mostVariants2 = 4;
var mostBytes = 96 * 1024 * 1024;
function createBuilder(memo, base, ignores) {
  const own = belowArtifactRoot(base);
  const read = /* @__PURE__ */ new Map();
  return {
    build(request) {
      const witness = request.ignore === void 0 ? request.files : own;
      const key2 = `${request.ignore ?? "*"}
${ignores}
${emit2(request.flux.value)}`;
      const known2 = memo.builds.get(key2) ?? [];
      const found2 = known2.find((each) => isCurrent2(each, request, witness)) ?? buildAnew(memo, request, witness);
      const variants = [found2, ...known2.filter((each) => each !== found2)].slice(0, mostVariants2);
      memo.builds.set(key2, variants, key2.length + sum(variants.map(({ weight: weight2 }) => weight2)));
      read.set(found2.build, found2.reads);
      return found2.build;
    },
    filesOf(build2) {
      const reads = read.get(build2);
      return reads === void 0 ? [] : readPaths(reads).map((path) => path.slice(artifactRoot.length + 1));
    }
  };
}
function weigh(reads, build2) {
  const texts5 = reads.map(({ answer }) => typeof answer === "string" ? answer.length : 0);
  const documents = build2.kind === "built" ? build2.documents.length : 0;
  return 2e3 + 200 * reads.length + 4 * sum(texts5) + 2e3 * documents;
}
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
function isCurrent2({ reads, sources }, { options }, witness) {
  const isAnsweredAlike = sources.every(
    ({ source, answer }) => answer === describeSource(options.findSource?.(source))
  );
  return isAnsweredAlike && answersAlike(reads, witness);
}
function buildAnew(memo, request, witness) {
  const { files, flux, options } = request;
  const recorded = recordReads(files, witness);
  const sources = [];
  const build2 = buildFluxKustomization(recorded.files, flux, {
    ...options,
    cache: memo.cache,
    // What is shown of a change says where it comes from, and a base is built once for both sides.
    origins: true,
    findSource(source) {
      const found2 = options.findSource?.(source) ?? { kind: "unknown", reason: "it is not in the repository" };
      sources.push({ source, answer: describeSource(found2) });
      return found2;
    }
  });
  return { reads: recorded.reads, sources, build: build2, weight: weigh(recorded.reads, build2) };
}
function describeSource(source) {
  return source?.kind === "values" ? JSON.stringify([...source.values]) : JSON.stringify(source ?? null);
}
function belowArtifactRoot(base) {
  const inside = (path) => {
    if (path === artifactRoot) return "/";
    return path.startsWith(`${artifactRoot}/`) ? path.slice(artifactRoot.length) : void 0;
  };
  const ask = (path, question) => {
    const below4 = inside(path);
    return below4 === void 0 ? void 0 : question(below4);
  };
  return {
    read: (path) => ask(path, base.read),
    list: (path) => ask(path, base.list),
    resolve: (path) => ask(path, base.resolve)
  };
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
  const known2 = context.memory.repositories.get("all");
  if (known2 !== void 0 && now - known2.readAt < context.delays.sources) return known2.refs;
  const refs = await context.installation.repositories();
  context.memory.repositories.set("all", { readAt: now, refs });
  return refs;
}
async function repositoryById(context, id) {
  const known2 = (await repositoriesOf(context)).find((each) => each.id === id);
  if (known2 !== void 0) return known2;
  context.memory.repositories.clear();
  return (await repositoriesOf(context)).find((each) => each.id === id);
}
async function inTurn({ memory }, key2, work) {
  const before = memory.running.get(key2);
  const mine = after(before, work);
  memory.running.set(key2, mine);
  try {
    return await mine;
  } finally {
    if (memory.running.get(key2) === mine) memory.running.delete(key2);
  }
}
async function after(before, work) {
  await before?.catch(() => void 0);
  return work();
}

// src/kustomize/memory-files.ts
function memoryFiles(contents) {
  const entries = /* @__PURE__ */ new Map();
  const folders = /* @__PURE__ */ new Map([["/", /* @__PURE__ */ new Set()]]);
  for (const [name, content] of Object.entries(contents)) {
    const path = joinPath("/", name);
    entries.set(path, content);
    addParents(folders, path);
  }
  const resolve = (path) => resolveIn(entries, folders, path);
  return {
    read(path) {
      const found2 = resolve(path);
      const content = found2?.kind === "file" ? entries.get(found2.path) : void 0;
      return content === void 0 || isLink(content) ? void 0 : content;
    },
    list(path) {
      const found2 = resolve(path);
      return found2?.kind === "folder" ? [...folders.get(found2.path) ?? []] : void 0;
    },
    resolve
  };
}
function isLink(content) {
  return typeof content === "object" && !(content instanceof Uint8Array);
}
function addParents(folders, path) {
  const slash = path.lastIndexOf("/");
  const parent = slash === 0 ? "/" : path.slice(0, slash);
  const names = folders.get(parent);
  if (names !== void 0) {
    names.add(path.slice(slash + 1));
    return;
  }
  folders.set(parent, /* @__PURE__ */ new Set([path.slice(slash + 1)]));
  if (parent !== "/") addParents(folders, parent);
}
function resolveIn(entries, folders, path) {
  let rest = path.split("/").filter((segment) => segment !== "");
  let current = "/";
  for (let links = 0; rest.length > 0 && links <= 40; ) {
    const [segment = "", ...others] = rest;
    const next = joinPath(current, segment);
    const entry2 = entries.get(next);
    if (entry2 !== void 0 && isLink(entry2)) {
      links++;
      rest = [...joinPath(current, entry2.link).split("/").slice(1), ...others].filter((part2) => part2 !== "");
      current = "/";
      continue;
    }
    if (entry2 !== void 0) return others.length === 0 ? { path: next, kind: "file" } : void 0;
    if (!folders.has(next)) return void 0;
    current = next;
    rest = others;
  }
  return rest.length === 0 ? { path: current, kind: "folder" } : void 0;
}

// src/lib/glob.ts
function matchesGlob(path, glob) {
  const names = path.split("/");
  let reached = /* @__PURE__ */ new Set([0]);
  for (const pattern of glob.split("/")) {
    const next = /* @__PURE__ */ new Set();
    for (const at3 of reached) {
      if (pattern === "**") for (let index = at3; index <= names.length; index++) next.add(index);
      else if (at3 < names.length && matchesWildcard(names[at3] ?? "", pattern)) next.add(at3 + 1);
    }
    reached = next;
  }
  return reached.has(names.length);
}
function matchesWildcard(text4, pattern) {
  let [at3, step3, star, mark3] = [0, 0, -1, 0];
  while (at3 < text4.length) {
    const wanted = pattern[step3];
    if (wanted === "*") {
      star = step3++;
      mark3 = at3;
    } else if (wanted === "?" || wanted === text4[at3]) {
      at3++;
      step3++;
    } else if (star !== -1) {
      step3 = star + 1;
      at3 = ++mark3;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(step3));
}

// src/flux/merge-yaml.ts
function mergeYaml(base, overlay, file) {
  return emit2(mergeMaps2(loadMap(base, file), loadMap(overlay, file)));
}
function loadMap(content, file) {
  const text4 = typeof content === "string" ? content : decodeText(content, file);
  return text4.split(/^---(?:\s.*)?$/m).map((part2) => parseConfig(part2, file).value).filter(isMap).reduce(mergeMaps2, /* @__PURE__ */ new Map());
}
function mergeMaps2(base, overlay) {
  const merged2 = new Map(base);
  for (const [key2, value2] of overlay) {
    const present = merged2.get(key2);
    merged2.set(key2, isMap(present) && isMap(value2) ? mergeMaps2(present, value2) : value2);
  }
  return merged2;
}

// src/flux/compose.ts
function composeArtifact(rules2, sourceOf2) {
  const contents = /* @__PURE__ */ new Map();
  try {
    for (const rule of rules2) copyRule2(rule, sourceOf2(rule.alias), contents);
  } catch (error) {
    if (error instanceof ProblemError) return { kind: "refused", problem: error.problem };
    throw error;
  }
  const packed = [...contents].filter(([path]) => !isIgnored(path, false, []));
  const files = memoryFiles(
    Object.fromEntries(packed.map(([path, text4]) => [`${artifactRoot}/${path}`, text4]))
  );
  return { kind: "files", files };
}
function fail3({ from, to }, message) {
  throw new ProblemError({
    code: "ARTIFACT_INVALID",
    message: `failed to apply copy operation from '${from}' to '${to}': ${message}.`
  });
}
function copyRule2(rule, source, contents) {
  if (source === void 0) fail3(rule, `the source '${rule.alias}' is not known here`);
  if (rule.strategy === "Extract") fail3(rule, "archives are not opened here");
  const paths = /[*?[\]]/.test(rule.pattern) ? globPaths(rule, source) : [namedPath(rule, source, contents)];
  if (paths.length === 0 && !rule.optional) fail3(rule, `no files match '${rule.pattern}'`);
  for (const path of paths) if (path !== void 0) copyTree(rule, source, path, contents);
}
function place(path) {
  return path === "" ? artifactRoot : `${artifactRoot}/${path}`;
}
function namedPath(rule, source, contents) {
  const from = joinPath("/", rule.pattern).slice(1);
  const found2 = source.resolve(place(from));
  if (found2 === void 0) return rule.optional ? void 0 : fail3(rule, `source '${from}' does not exist`);
  if (found2.kind === "folder") return { from, to: below2(rule.target, nameOf(from)), base: from };
  const isFolder = rule.to.endsWith("/") || [...contents.keys()].some((path) => path.startsWith(`${rule.target}/`));
  return { from, to: isFolder ? below2(rule.target, nameOf(from)) : rule.target, base: "" };
}
function below2(folder, path) {
  return [folder, path].filter((step3) => step3 !== "").join("/");
}
function globPaths(rule, source) {
  const steps = rule.pattern.split("/").filter((step3) => step3 !== "" && step3 !== ".");
  const literal4 = steps.slice(
    0,
    steps.findIndex((step3) => /[*?[\]]/.test(step3))
  ).join("/");
  const prefix = rule.pattern.endsWith("/**") ? rule.pattern.slice(0, -2) : void 0;
  return matchSteps(source, "", steps).filter((path) => !isExcluded(path, literal4, rule.exclude)).map((from) => ({
    from,
    to: below2(
      rule.target,
      prefix !== void 0 && from.startsWith(prefix) ? from.slice(prefix.length) : from
    ),
    base: literal4
  }));
}
function matchSteps(source, folder, [step3, ...rest]) {
  if (step3 === void 0) return [folder];
  const names = [...source.list(place(folder)) ?? []].sort(compareBytes);
  return names.filter((name) => matchPattern(toBytes(step3), toBytes(name)) === "yes").flatMap((name) => matchSteps(source, below2(folder, name), rest));
}
function copyTree(rule, source, copy2, contents) {
  const { from, to, base } = copy2;
  const found2 = source.resolve(place(from));
  if (found2?.kind === "folder") {
    for (const name of [...source.list(place(from)) ?? []].sort(compareBytes)) {
      const child3 = below2(from, name);
      if (isExcluded(child3, base, rule.exclude)) continue;
      copyTree(rule, source, { from: child3, to: below2(to, name), base }, contents);
    }
    return;
  }
  if (isExcluded(from, base, rule.exclude)) return;
  const content = source.read(place(from)) ?? "";
  const present = contents.get(to);
  contents.set(
    to,
    rule.strategy === "Merge" && present !== void 0 ? mergeYaml(present, content, from) : content
  );
}
function isExcluded(path, base, patterns) {
  const relative = base !== "" && isInside(path, base) ? relativePath(`/${base}`, `/${path}`) : path;
  return patterns.flatMap(alternatives).some((pattern) => {
    const paths = pattern.includes("/") ? [path, relative] : [path, relative, nameOf(path)];
    return paths.some((each) => matchesGlob(each, pattern));
  });
}
function alternatives(pattern) {
  let known2 = [pattern];
  for (let round = 0; round < 6; round++) {
    known2 = known2.flatMap((each) => {
      const group = /\{([^{}]*)\}/.exec(each);
      if (group === null) return [each];
      return (group[1] ?? "").split(",").map((choice) => each.slice(0, group.index) + choice + each.slice(group.index + group[0].length));
    });
  }
  return known2.slice(0, 64);
}

// src/fleet/view.ts
var kustomizationNames2 = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
function isManifest(path) {
  return /\.ya?ml$/.test(path) || nameOf(path) === "Kustomization";
}
var elsewhere = /(?:^|\/)(?:\.[^/]+|templates|testdata|tests|node_modules|vendor|docs?|examples?)(?:\/|$)/;
function isElsewhere(path) {
  return elsewhere.test(path);
}
function repositoryView(paths) {
  return { id: "", folders: indexFolders(paths), origin: (path) => path };
}
function kustomizationFile(view, folder) {
  const files = view.folders.get(folder)?.files ?? [];
  const names = kustomizationNames2.map((name) => joinPath2(folder, name));
  return names.find((name) => files.includes(name));
}
function artifactView(id, paths, rules2, isOwn3) {
  const own = rules2.filter(({ alias: alias2 }) => isOwn3(alias2)).map((rule) => ({ ...rule, optional: true }));
  const composed2 = composeArtifact(own, () => paths);
  const origins = new Map(composed2.kind === "files" ? filesBelow(composed2.files, artifactRoot) : []);
  return { id, folders: indexFolders(origins.keys()), origin: (path) => origins.get(path) ?? path };
}
function pathFiles(repository) {
  const paths = [...repository.folders.values()].flatMap((folder) => folder.files);
  return memoryFiles(Object.fromEntries(paths.map((path) => [`${artifactRoot}/${path}`, path])));
}
function filesBelow(files, folder) {
  return (files.list(folder) ?? []).flatMap((name) => {
    const path = `${folder}/${name}`;
    const text4 = files.read(path);
    return text4 === void 0 ? filesBelow(files, path) : [[path.slice(artifactRoot.length + 1), String(text4)]];
  });
}
function indexFolders(paths) {
  const folders = /* @__PURE__ */ new Map([
    ["", { files: [], folders: [] }]
  ]);
  for (const path of paths) if (isManifest(path)) folderFor(folders, path).files.push(path);
  for (const folder of folders.values()) {
    folder.files.sort();
    folder.folders.sort();
  }
  return folders;
}
function folderFor(folders, path) {
  const slash = path.lastIndexOf("/");
  const name = slash === -1 ? "" : path.slice(0, slash);
  const known2 = folders.get(name);
  if (known2 !== void 0) return known2;
  const created3 = { files: [], folders: [] };
  folders.set(name, created3);
  folderFor(folders, name).folders.push(name);
  return created3;
}
function joinPath2(folder, name) {
  return folder === "" ? name : `${folder}/${name}`;
}

// src/promotion/given-cluster.ts
function withGivenCluster(policy2, given2) {
  const environments = policy2.environments.map((each) => ({ ...each, clusters: clustersOf(each, given2) }));
  return { ...policy2, environments };
}
function clustersOf({ clusters }, { place: given2, isAtHand }) {
  if (clusters.length === 0) return [{ name: given2.name, place: given2 }];
  return clusters.map((cluster) => {
    const { name, place: place2 } = cluster;
    if (place2 !== void 0 && isAtHand(place2)) return cluster;
    if (clusters.length > 1 && place2?.context === void 0) return cluster;
    return {
      name,
      place: { ...given2, name, ...place2?.context === void 0 ? {} : { context: place2.context } }
    };
  });
}

// src/proof/text-files.ts
function textFiles(texts5, strangers = /* @__PURE__ */ new Map()) {
  return filesOf({ texts: texts5, folders: indexFolders2(texts5.keys()), strangers });
}
function filesOf(tree) {
  const { texts: texts5, folders, strangers } = tree;
  const resolve = (asked) => {
    const path = clean(asked);
    if (texts5.has(path.slice(1))) return { path, kind: "file" };
    return folders.has(path) ? { path, kind: "folder" } : refuseStranger(path, strangers);
  };
  return {
    read(asked) {
      const path = clean(asked);
      return texts5.get(path.slice(1)) ?? refuseStranger(path, strangers);
    },
    list(asked) {
      const path = clean(asked);
      return folders.get(path) ?? refuseStranger(path, strangers);
    },
    resolve,
    paths: () => texts5.keys(),
    withTexts(changed2) {
      const next = new Map([...texts5, ...changed2]);
      return next.size === texts5.size ? filesOf({ texts: next, folders, strangers }) : textFiles(next, strangers);
    }
  };
}
function refuseStranger(path, strangers) {
  if (strangers.size === 0) return void 0;
  const steps = path.slice(1).split("/");
  for (let count = 1; count <= steps.length; count++) {
    const place2 = steps.slice(0, count).join("/");
    const kind = strangers.get(place2);
    if (kind === "symlink")
      throw new ProblemError({
        code: "SYMBOLIC_LINK",
        message: `${place2} is a symbolic link: Flux leaves links out of what it builds, and so it is not followed here.`,
        advice: "Name the file or folder that it points to."
      });
    if (kind === "submodule")
      throw new ProblemError({
        code: "SUBMODULE",
        message: `${place2} is a submodule: what it holds is in another repository, and is not read here.`,
        advice: "Give it a GitRepository of its own, or copy what is needed."
      });
  }
  return void 0;
}
function clean(path) {
  return /^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/.test(path) ? path : joinPath("/", path);
}
function indexFolders2(paths) {
  const folders = /* @__PURE__ */ new Map([["/", []]]);
  const add = (path) => {
    const slash = path.lastIndexOf("/");
    const parent = slash === 0 ? "/" : path.slice(0, slash);
    const names = folders.get(parent);
    if (names !== void 0) {
      names.push(path.slice(slash + 1));
      return;
    }
    folders.set(parent, [path.slice(slash + 1)]);
    add(parent);
  };
  for (const path of paths) add(`/${path}`);
  return folders;
}

// src/engine/referenced-files.ts
function referencedFiles(texts5, cache) {
  const found2 = /* @__PURE__ */ new Set();
  for (const [path, text4] of texts5) {
    if (!kustomizationNames.some((name) => name === nameOf(path))) continue;
    for (const reference2 of referencesIn(parsed(text4, path, cache))) {
      const resolved2 = resolvePath(folderOf(path), reference2);
      if (resolved2 !== void 0) found2.add(resolved2);
    }
  }
  return found2;
}
function parsed(text4, path, cache) {
  try {
    return cache.config(text4, path).value;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
var lists = [
  "resources",
  "bases",
  "crds",
  "configurations",
  "generators",
  "transformers",
  "validators",
  "patchesStrategicMerge"
];
var withPath = ["patches", "patchesJson6902", "replacements"];
var generators = ["configMapGenerator", "secretGenerator"];
function referencesIn(kustomization) {
  if (!isMap(kustomization)) return [];
  return [
    ...lists.flatMap((field) => textsIn(kustomization.get(field))),
    ...withPath.flatMap((field) => mapsIn(kustomization.get(field)).flatMap((each) => textsIn(each.get("path")))),
    ...mapsIn(kustomization.get("openapi")).flatMap((each) => textsIn(each.get("path"))),
    ...generators.flatMap((field) => mapsIn(kustomization.get(field)).flatMap(generatorFiles))
  ];
}
function generatorFiles(generator) {
  const named2 = textsIn(generator.get("files")).map((text4) => text4.slice(text4.indexOf("=") + 1));
  return [...named2, ...textsIn(generator.get("envs")), ...textsIn(generator.get("env"))];
}
function mapsIn(value2) {
  if (Array.isArray(value2)) return value2.filter(isMap);
  return isMap(value2) ? [value2] : [];
}
function textsIn(value2) {
  const all = Array.isArray(value2) ? value2 : [value2];
  return all.filter(
    (each) => typeof each === "string" && !each.includes("\n") && !each.includes("://")
  );
}

// src/config/parse.ts
var import_yaml3 = __toESM(require_dist(), 1);

// src/config/schema.ts
var text2 = string().min(1);
var texts4 = array(text2);
var Duration = string().transform((text4, context) => {
  const duration = parseDuration(text4);
  if (duration !== void 0) return duration;
  context.addIssue({ code: "custom", message: durationExample });
  return NEVER;
});
var EnvironmentName = string().refine((name) => parseEnvironmentName(name) !== void 0, {
  error: 'a name of letters, digits, ".", "_" and "-", as a folder or a branch could have'
});
var Repository = string().regex(/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/, { error: "owner/name of a repository" });
var Source = union(
  [Repository, strictObject({ repository: Repository, apps: texts4.min(1).optional() })],
  {
    error: 'owner/name, or a map with "repository" and "apps"'
  }
);
var Environment = strictObject({
  name: EnvironmentName,
  paths: texts4.optional(),
  clusters: texts4.optional(),
  namespaces: texts4.optional(),
  after: array(EnvironmentName).optional(),
  production: boolean().optional(),
  merge: _enum(["when-green", "after-approval", "never"]).optional(),
  requiredChecks: texts4.optional(),
  allow: strictObject({ users: texts4.optional(), teams: texts4.optional(), workflows: texts4.optional() }).optional(),
  delivery: _enum(["flux", "apply"]).optional(),
  timeout: Duration.optional(),
  onFailure: _enum(["propose-rollback", "rollback", "nothing"]).optional()
});
var Cluster = strictObject({ kubeconfig: text2, context: text2.optional() });
var App = strictObject({
  images: texts4.optional(),
  chart: text2.optional(),
  tagPattern: string().regex(/^[^{}]*\{version\}[^{}]*$/, { error: 'a text with {version} in it, such as "v{version}"' }).optional(),
  pins: array(strictObject({ environment: EnvironmentName, file: text2, path: text2 })).optional()
});
var Config = strictObject({
  version: literal(1),
  sources: array(Source).optional(),
  versions: _enum(["known", "strict", "any"]).optional(),
  unproven: _enum(["show", "block"]).optional(),
  findings: strictObject({ block: texts4.optional() }).optional(),
  environments: array(Environment).min(1, { error: "at least one environment" }).optional(),
  clusters: record(text2, Cluster).optional(),
  apps: record(text2, App).optional(),
  labels: strictObject({ environment: text2, app: text2 }).optional()
});
var laterKeys = {
  "environments.*": [
    "soak",
    "freeze",
    "freezes",
    "approvals",
    "locks",
    "autoPromotion",
    "auto-promotion",
    "autoPromote"
  ]
};
var knownKeys = {
  "": Object.keys(Config.shape),
  findings: ["block"],
  "sources.*": ["repository", "apps"],
  "environments.*": Object.keys(Environment.shape),
  "environments.*.allow": ["users", "teams", "workflows"],
  "clusters.*": Object.keys(Cluster.shape),
  "apps.*": Object.keys(App.shape),
  "apps.*.pins.*": ["environment", "file", "path"],
  labels: ["environment", "app"]
};

// src/config/issues.ts
function issueProblems(issue, value2, located) {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") return issue.keys.map((key2) => unknownKey([...path, key2], located));
  if (issue.code === "invalid_union" && isObject(valueAt2(value2, path)))
    return unionProblems(issue, value2, located);
  const at3 = valueAt2(value2, path);
  const name = path.length === 0 ? "The configuration" : formatPath(path);
  if (at3 === void 0) {
    return [
      {
        code: "MISSING_KEY",
        message: `${name} is missing: ${expected(issue)}.`,
        place: located.placeOf(path)
      }
    ];
  }
  const found2 = `${name} is ${show(at3)}, but must be ${expected(issue)}.`;
  const advice = adviceOn(issue, at3);
  return [
    {
      code: "INVALID_VALUE",
      message: found2,
      place: located.placeOf(path),
      ...advice === void 0 ? {} : { advice }
    }
  ];
}
function adviceOn(issue, value2) {
  if (issue.code !== "invalid_value" || typeof value2 !== "string") return void 0;
  const [nearest] = similar(value2, issue.values.map(String));
  if (nearest === void 0) return void 0;
  return nearest === value2 ? `Write ${value2} without quotes.` : `Did you mean ${nearest}?`;
}
function unionProblems(issue, value2, located) {
  const inner = issue.errors.at(-1) ?? [];
  return inner.flatMap(
    (each) => issueProblems({ ...each, path: [...issue.path, ...each.path] }, value2, located)
  );
}
function unknownKey(path, located) {
  const key2 = String(path.at(-1));
  const map = path.slice(0, -1);
  const pattern = map.map((step3, index) => isFreeStep(map, index) ? "*" : String(step3)).join(".");
  const place2 = located.placeOfKey(path);
  if (laterKeys[pattern]?.includes(key2) === true) {
    return {
      code: "NOT_YET_SUPPORTED",
      message: `${formatPath(path)} is not yet supported.`,
      place: place2,
      advice: "Remove it for now."
    };
  }
  const known2 = knownKeys[pattern] ?? [];
  const [nearest] = similar(key2, known2);
  const where2 = map.length === 0 ? "here" : `in ${formatPath(map)}`;
  const meant = nearest === void 0 ? "" : `Did you mean ${nearest}? `;
  return {
    code: "UNKNOWN_KEY",
    message: `"${key2}" is no key ${where2}.`,
    place: place2,
    advice: `${meant}Allowed: ${known2.join(", ")}.`
  };
}
function isFreeStep(map, index) {
  return typeof map[index] === "number" || index === 1 && (map[0] === "apps" || map[0] === "clusters");
}
function expected(issue) {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.length === 1 ? literal3(issue.values[0]) : `one of ${issue.values.join(", ")}`;
    case "invalid_type":
      return typeNames[issue.expected] ?? issue.expected;
    case "too_small":
      return issue.origin === "string" ? "a text that is not empty" : issue.message;
    default:
      return issue.message;
  }
}
function literal3(value2) {
  return typeof value2 === "number" ? `the number ${value2}` : String(value2);
}
var typeNames = {
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
  number: "a number"
};
function isObject(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
function valueAt2(value2, path) {
  return path.reduce(
    (current, step3) => typeof current === "object" && current !== null && Object.hasOwn(current, step3) ? current[step3] : void 0,
    value2
  );
}
function show(value2) {
  if (value2 === null) return "empty";
  if (Array.isArray(value2)) return "a list";
  if (typeof value2 === "object") return "a map";
  const shown = String(value2);
  return `"${shown.length > 80 ? `${shown.slice(0, 80)}\u2026` : shown}"`;
}
function formatPath(path) {
  return path.map(
    (step3, index) => typeof step3 === "number" ? `[${step3}]` : `${index === 0 ? "" : "."}${String(step3)}`
  ).join("");
}

// src/config/place.ts
var import_yaml2 = __toESM(require_dist(), 1);
function locate(contents, place2) {
  return {
    placeOf: (path) => place2(offsetOf2(contents, path, "value")),
    placeOfKey: (path) => place2(offsetOf2(contents, path, "key"))
  };
}
function offsetOf2(contents, path, part2) {
  let node = contents;
  let offset = contents.range?.[0] ?? 0;
  for (const [index, step3] of path.entries()) {
    const pair = (0, import_yaml2.isMap)(node) ? node.items.find(({ key: key3 }) => (0, import_yaml2.isScalar)(key3) && String(key3.value) === String(step3)) : void 0;
    const key2 = pair?.key;
    const value2 = pair === void 0 && (0, import_yaml2.isSeq)(node) && typeof step3 === "number" ? node.items[step3] : pair?.value;
    const keyOffset = (0, import_yaml2.isScalar)(key2) ? key2.range?.[0] ?? offset : offset;
    if (value2 === void 0 && pair === void 0) return offset;
    offset = keyOffset;
    if (part2 === "key" && index === path.length - 1) return offset;
    offset = rangeStart(value2) ?? offset;
    node = value2;
  }
  return offset;
}
function rangeStart(node) {
  if ((0, import_yaml2.isAlias)(node) || (0, import_yaml2.isMap)(node) || (0, import_yaml2.isSeq)(node) || (0, import_yaml2.isScalar)(node)) return node.range?.[0];
  return void 0;
}

// src/config/rules.ts
var rules = [
  environmentsAreDistinct,
  upstreamIsKnown,
  orderHasNoCycle,
  clustersAreDeclared,
  pinsNameKnownEnvironments,
  sourcesAreDistinct,
  appNamesCanBeTyped
];
function environmentsAreDistinct({ environments = [] }, located) {
  return environments.flatMap(({ name }, index) => {
    const first = environments.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
    if (first === index) return [];
    const message = `The environment "${name}" is listed twice.`;
    return [
      { code: "DUPLICATE_ENVIRONMENT", message, place: located.placeOf(["environments", index, "name"]) }
    ];
  });
}
function upstreamIsKnown({ environments = [] }, located) {
  const names = environments.map(({ name }) => name);
  return environments.flatMap(
    ({ after: after2 = [] }, index) => after2.flatMap(
      (upstream, position) => names.includes(upstream) ? [] : [
        unknownName(
          "environment",
          upstream,
          names,
          located.placeOf(["environments", index, "after", position])
        )
      ]
    )
  );
}
function unknownName(what, name, known2, place2) {
  const [nearest] = similar(name, known2);
  const meant = nearest === void 0 ? "" : `Did you mean ${nearest}? `;
  const list2 = known2.length === 0 ? "There are none." : `Listed: ${known2.join(", ")}.`;
  return {
    code: `UNKNOWN_${what.toUpperCase()}`,
    message: `No ${what} is called "${name}".`,
    ...place2 === void 0 ? {} : { place: place2 },
    advice: `${meant}${list2}`
  };
}
function orderHasNoCycle({ environments = [] }, located) {
  const upstream = new Map(
    environments.map(({ name, after: after2 }, index) => [
      name,
      after2 ?? environments.slice(Math.max(index - 1, 0), index).map((before) => before.name)
    ])
  );
  const circles = environments.flatMap(({ name, after: after2 }, index) => {
    const way = after2 === void 0 ? void 0 : wayBack(name, upstream);
    if (way === void 0) return [];
    const message = `The order goes round in a circle: ${way.join(" after ")}.`;
    return [{ code: "CIRCULAR_ORDER", message, place: located.placeOf(["environments", index, "after"]) }];
  });
  return circles.slice(0, 1);
}
function wayBack(start2, upstream) {
  const seen = /* @__PURE__ */ new Set();
  const ways = [[start2]];
  for (let way = ways.pop(); way !== void 0; way = ways.pop()) {
    for (const next of upstream.get(way.at(-1) ?? "") ?? []) {
      if (next === start2) return [...way, next];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return void 0;
}
function clustersAreDeclared({ environments = [], clusters = {} }, located) {
  const known2 = Object.keys(clusters);
  return environments.flatMap(
    ({ clusters: used = [] }, index) => used.flatMap(
      (cluster, position) => known2.includes(cluster) ? [] : [
        unknownName(
          "cluster",
          cluster,
          known2,
          located.placeOf(["environments", index, "clusters", position])
        )
      ]
    )
  );
}
function pinsNameKnownEnvironments({ environments, apps: apps2 = {} }, located) {
  if (environments === void 0) return [];
  const names = environments.map(({ name }) => name);
  return Object.entries(apps2).flatMap(
    ([app2, { pins = [] }]) => pins.flatMap(
      ({ environment }, index) => names.includes(environment) ? [] : [
        unknownName(
          "environment",
          environment,
          names,
          located.placeOf(["apps", app2, "pins", index, "environment"])
        )
      ]
    )
  );
}
function sourcesAreDistinct({ sources = [] }, located) {
  const names = sources.map((source) => (typeof source === "string" ? source : source.repository).toLowerCase());
  return names.flatMap(
    (name, index) => names.indexOf(name) === index ? [] : [
      {
        code: "DUPLICATE_SOURCE",
        message: `The source "${name}" is listed twice.`,
        place: located.placeOf(["sources", index])
      }
    ]
  );
}
function appNamesCanBeTyped({ apps: apps2 = {} }, located) {
  return Object.keys(apps2).flatMap(
    (name) => isAppName(name) ? [] : [
      {
        code: "INVALID_APP_NAME",
        message: `"${name}" cannot be an app's name: letters, digits, ".", "_" and "-" only.`,
        place: located.placeOfKey(["apps", name])
      }
    ]
  );
}

// src/config/parse.ts
function parseConfig2(text4, file = ".github/lockkeeper.yml") {
  const lines = new import_yaml3.LineCounter();
  const documents = (0, import_yaml3.parseAllDocuments)(text4, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: "silent"
  });
  const list2 = Array.isArray(documents) ? documents : [];
  const place2 = (offset) => placeAt2(lines, file, offset);
  const errors = list2.flatMap((document2) => document2.errors);
  if (errors.length > 0) {
    return {
      kind: "problems",
      problems: errors.map((error) => syntaxProblem(error.message, place2(error.pos[0])))
    };
  }
  const [document] = list2;
  const contents = document?.contents ?? null;
  if (document === void 0 || contents === null) return emptyFile(place2(0));
  const refused = refusedNodes(list2.length, contents, place2);
  if (refused.length > 0) return { kind: "problems", problems: refused };
  return checkShape(document.toJS({ mapAsMap: false }), locate(contents, place2));
}
function placeAt2(lines, file, offset) {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}
function emptyFile(place2) {
  const problem = {
    code: "EMPTY_CONFIG",
    message: "The configuration is empty.",
    place: place2,
    advice: 'Write at least "version: 1", or delete the file: everything is then discovered.'
  };
  return { kind: "problems", problems: [problem] };
}
function syntaxProblem(message, place2) {
  if (message.startsWith("Map keys must be unique")) {
    return {
      code: "DUPLICATE_KEY",
      message: "This key stands here twice.",
      place: place2,
      advice: "Keep one of them."
    };
  }
  return {
    code: "MALFORMED_YAML",
    message: `The configuration cannot be read as YAML: ${parserWords(message)}.`,
    place: place2
  };
}
function refusedNodes(documents, contents, place2) {
  const problems = [];
  if (documents > 1) {
    const message = `The file holds ${documents} documents; a configuration is one.`;
    problems.push({ code: "SEVERAL_DOCUMENTS", message, place: place2(contents.range[2]) });
  }
  (0, import_yaml3.visit)(contents, {
    Alias: (_, node) => {
      const message = `The alias *${node.source} is not allowed here.`;
      problems.push({
        code: "ALIAS",
        message,
        place: place2(node.range?.[0] ?? 0),
        advice: "Write the value out."
      });
    }
  });
  return problems;
}
function checkShape(value2, located) {
  const parsed2 = Config.safeParse(value2);
  if (!parsed2.success) {
    const problems2 = parsed2.error.issues.flatMap((issue) => issueProblems(issue, value2, located));
    return { kind: "problems", problems: inOrder(problems2) };
  }
  const problems = rules.flatMap((rule) => rule(parsed2.data, located));
  return problems.length > 0 ? { kind: "problems", problems: inOrder(problems) } : { kind: "config", config: parsed2.data };
}
function inOrder(problems) {
  return [...problems].sort(
    (left, right) => (left.place?.line ?? 0) - (right.place?.line ?? 0) || (left.place?.column ?? 0) - (right.place?.column ?? 0)
  );
}

// src/config/policy.ts
var defaultTimeout = 6e5;
var defaultBlocking = ["danger", "immutable", "schema"];
var defaultLabels = { environment: "env", app: "app" };
function resolvePolicy(config, fleet) {
  const configured = new Map(config?.environments?.map((environment) => [environment.name, environment]));
  return {
    environments: fleet.environments.map(
      ({ name, clusters }) => environmentPolicy(
        {
          name,
          clusters: resolveClusters(name, configured.get(name)?.clusters ?? clusters, config?.clusters ?? {})
        },
        fleet,
        configured.get(name)
      )
    ),
    versions: config?.versions ?? "known",
    sources: (config?.sources ?? []).map(resolveSource),
    unproven: config?.unproven ?? "show",
    blockingFindings: config?.findings?.block ?? defaultBlocking,
    labels: config?.labels ?? defaultLabels
  };
}
function resolveSource(source) {
  if (typeof source === "string") return { repository: source };
  const { repository, apps: apps2 } = source;
  return { repository, ...apps2 === void 0 ? {} : { apps: apps2 } };
}
function environmentPolicy({ name, clusters }, fleet, config) {
  const production = config?.production ?? isLast(name, fleet);
  const { allow } = config ?? {};
  return {
    name,
    after: config?.after?.flatMap((upstream) => parseEnvironmentName(upstream) ?? []) ?? upstreamOf(name, fleet),
    production,
    merge: config?.merge ?? (production ? "after-approval" : "when-green"),
    requiredChecks: config?.requiredChecks ?? [],
    ...allow === void 0 ? {} : { allow: resolveAllow(allow) },
    clusters,
    delivery: config?.delivery ?? "flux",
    timeout: config?.timeout ?? defaultTimeout,
    onFailure: config?.onFailure ?? "propose-rollback"
  };
}
function resolveClusters(environment, known2, configured) {
  const names = Object.keys(configured);
  const placed2 = (name) => {
    const { kubeconfig, context } = (Object.hasOwn(configured, name) ? configured[name] : void 0) ?? {};
    if (kubeconfig === void 0) return { name };
    return { name, place: { name, kubeconfig, ...context === void 0 ? {} : { context } } };
  };
  if (known2.some((name) => names.includes(name))) return known2.map(placed2);
  if (names.includes(environment)) return [placed2(environment)];
  return names.length === 1 ? names.map(placed2) : [];
}
function resolveAllow(allow) {
  return { users: allow.users ?? [], teams: allow.teams ?? [], workflows: allow.workflows ?? [] };
}
function isLast(name, { environments, ordered: ordered2 }) {
  const own = environments.find((environment) => environment.name === name);
  const levels = environments.flatMap(({ level }) => level ?? []);
  if (!ordered2) return true;
  if (levels.length === 0) return own === environments.at(-1);
  return own?.level === void 0 || own.level === Math.max(...levels);
}
function upstreamOf(name, { environments, ordered: ordered2 }) {
  const index = environments.findIndex((environment) => environment.name === name);
  if (!ordered2 || index === -1) return [];
  const isLevelled = environments.some(({ level }) => level !== void 0);
  if (!isLevelled) return environments.slice(Math.max(index - 1, 0), index).map((before2) => before2.name);
  const own = environments[index]?.level ?? Number.NEGATIVE_INFINITY;
  const before = Math.max(
    ...environments.flatMap(({ level }) => level !== void 0 && level < own ? level : [])
  );
  return environments.filter(({ level }) => level === before).map((upstream) => upstream.name);
}

// src/lib/lines.ts
function lineAndColumn(text4, offset) {
  let line = 1;
  let start2 = text4.startsWith("\uFEFF") ? 1 : 0;
  for (let at3 = start2; at3 < offset && at3 < text4.length; at3++) {
    const code = text4.charCodeAt(at3);
    if (code === 10 || code === 13 && text4.charCodeAt(at3 + 1) !== 10) {
      line++;
      start2 = at3 + 1;
    }
  }
  return { line, column: Math.max(offset - start2, 0) + 1 };
}

// src/flux/place.ts
function placeOf2(node) {
  return { file: node.source.file, ...lineAndColumn(node.source.text, node.start) };
}
function stepsTo(root, scalar) {
  const reversed = [];
  return search(root, scalar, reversed, /* @__PURE__ */ new Set()) ? reversed.reverse() : void 0;
}
function search(node, scalar, reversed, seen) {
  if (node === scalar) return true;
  if (node.kind === "scalar" || seen.has(node)) return false;
  seen.add(node);
  if (node.kind === "map") {
    for (const [key2, value2] of node.entries) {
      if (search(value2, scalar, reversed, seen)) return reversed.push(key2) > 0;
    }
    return false;
  }
  const index = node.values.findIndex((value2) => search(value2, scalar, reversed, seen));
  return index !== -1 && reversed.push(entryStep(node, index)) > 0;
}
function entryStep(list2, index) {
  const name = nameIn(list2.values[index]);
  if (name === void 0) return index;
  return list2.values.filter((value2) => nameIn(value2) === name).length === 1 ? { key: "name", value: name } : index;
}
function nameIn(node) {
  const name = node?.kind === "map" ? node.entries.get("name") : void 0;
  return name?.kind === "scalar" && name.text !== "" ? name.text : void 0;
}

// src/fleet/manifest.ts
var nothingWalked = { manifests: [], unreadable: [], plainFiles: [] };
function joinWalked(parts) {
  return {
    manifests: parts.flatMap((part2) => part2.manifests),
    unreadable: parts.flatMap((part2) => part2.unreadable),
    plainFiles: parts.flatMap((part2) => part2.plainFiles)
  };
}

// src/fleet/image.ts
var podPaths = {
  Pod: ["spec"],
  CronJob: ["spec", "jobTemplate", "spec", "template", "spec"]
};
var templated2 = ["spec", "template", "spec"];
var containerLists = ["containers", "initContainers"];
function containersOf(manifest) {
  const pod = podOf(manifest);
  return containerLists.flatMap((list2) => {
    const found2 = descend(pod, list2);
    return found2?.kind === "list" ? found2.values.flatMap((entry2) => container(manifest, entry2, list2)) : [];
  });
}
function podOf(manifest) {
  return descend(manifest.body, ...podPaths[manifest.kind] ?? templated2);
}
function container(manifest, entry2, list2) {
  const scalar = scalarAt(entry2, "image");
  if (scalar === void 0) return [];
  return [{ name: textAt2(entry2, "name") ?? "", list: list2, image: imageOf(manifest, scalar) }];
}
function imageOf(manifest, scalar) {
  return manifest.images.get(scalar) ?? parseImage(scalar);
}
function parseImage(node, kind = "container-image") {
  const { name, tag: tag3, digest } = splitImage2(node.text);
  return {
    name,
    ...tag3 === void 0 ? {} : { tag: { node, kind, version: tag3 } },
    ...digest === void 0 ? {} : { digest: { node, kind, version: digest } }
  };
}
function splitImage2(text4) {
  const plain3 = text4.replace(/\$\{[^}]*\}/g, (variable) => "$".repeat(variable.length));
  const at3 = plain3.indexOf("@");
  const digest = at3 === -1 ? void 0 : text4.slice(at3 + 1);
  const tagged = at3 === -1 ? text4 : text4.slice(0, at3);
  const colon = plain3.slice(0, tagged.length).lastIndexOf(":");
  const hasTag = colon > plain3.slice(0, tagged.length).lastIndexOf("/");
  const tag3 = hasTag ? tagged.slice(colon + 1) : void 0;
  return {
    name: hasTag ? tagged.slice(0, colon) : tagged,
    ...tag3 === void 0 || tag3 === "" ? {} : { tag: tag3 },
    ...digest === void 0 || digest === "" ? {} : { digest }
  };
}
function setImages(manifest, entries, kind) {
  const pod = podOf(manifest);
  if (pod?.kind !== "map" || entries.length === 0) return manifest;
  const scalars = containerLists.flatMap((list2) => imageScalars(pod, list2));
  const images2 = new Map(manifest.images);
  for (const scalar of scalars) {
    const before = imageOf(manifest, scalar);
    const after2 = entries.reduce((image, entry2) => setImage(image, entry2, kind), before);
    if (after2 !== before) images2.set(scalar, after2);
  }
  return { ...manifest, images: images2 };
}
function imageScalars(pod, list2) {
  const found2 = pod.entries.get(list2);
  if (found2?.kind !== "list") return [];
  return found2.values.flatMap((entry2) => scalarAt(entry2, "image") ?? []);
}
function setImage(image, entry2, kind) {
  if (textAt2(entry2, "name") !== image.name) return image;
  const name = textAt2(entry2, "newName") ?? image.name;
  const versions = separateVersions(scalarAt(entry2, "newTag"), scalarAt(entry2, "digest"), kind);
  if (versions.tag === void 0 && versions.digest === void 0) return { ...image, name };
  return { name, ...versions };
}
function separateVersions(tag3, digest, kind) {
  const [version = "", inTag = ""] = tag3?.text.split("@") ?? [];
  const fromTag = tag3 === void 0 || inTag === "" ? void 0 : { node: tag3, kind, version: inTag };
  const own = digest === void 0 || digest.text === "" ? fromTag : { node: digest, kind, version: digest.text };
  return {
    ...tag3 === void 0 || version === "" ? {} : { tag: { node: tag3, kind, version } },
    ...own === void 0 ? {} : { digest: own }
  };
}
function lastSegment(image) {
  return image.slice(image.lastIndexOf("/") + 1);
}

// src/fleet/remote.ts
function remoteSource(node) {
  const { text: text4 } = node;
  if (!/^(?:[a-z+]+:\/\/|git@|git::|(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)[/:])|[?&](?:ref|version)=/i.test(
    text4
  ))
    return void 0;
  const [address = "", query = ""] = text4.split("?");
  const version = /(?:^|&)(?:ref|version)=([^&]+)/.exec(query)?.[1];
  return {
    name: remoteName(address),
    address: text4,
    versions: isPinned(version) ? [{ node, kind: "remote-ref", version }] : []
  };
}
function isPinned(reference2) {
  return reference2 !== void 0 && /\d/.test(reference2);
}
var common = /^(?:kustomize|deploy(?:ments?)?|manifests?|k8s|kubernetes|config|default|base|install|overlays|environments|envs|release|crds?|\.|main|cluster|test|dev|stag(?:e|ing)|prod(?:uction)?)$/i;
function remoteName(address) {
  const path = address.replace(/^git::/, "").replace(/^[a-z+]+:\/\//i, "").replace(/^[^@/]*@/, "").replace(/^([^/:]+):/, "$1/");
  const [, ...steps] = path.split("/").filter((step3) => step3 !== "");
  const [, repository = "", ...below4] = steps;
  const app2 = below4.findLast((step3) => !common.test(step3) && !/\.ya?ml$/.test(step3));
  return (app2 ?? (repository === "" ? steps[0] ?? "" : repository)).replace(/\.git$/, "");
}
function declaredRemote(source, { kind }, path) {
  const address = textAt2(source.body, "spec", "url") ?? source.name;
  return {
    name: remoteName(`${address.replace(/\.git$/, "")}/${path}`),
    address,
    versions: (kind === "OCIRepository" ? ociVersions(source.body) : gitVersions(source.body)).filter(
      ({ version }) => isPinned(version)
    ),
    source
  };
}
function ociVersions(body) {
  const kind = "oci-ref";
  const at3 = (key2) => scalarAt(body, "spec", "ref", key2);
  const [digest, range2, tag3] = [at3("digest"), at3("semver"), at3("tag")];
  if (digest !== void 0) {
    const version = tag3?.text ?? digest.text;
    const beside = tag3 === void 0 ? [] : [{ node: tag3, kind, version, digest: digest.text }];
    return [...beside, { node: digest, kind, version, digest: digest.text }];
  }
  const node = range2 ?? tag3;
  return node === void 0 ? [] : [{ node, kind, version: node.text }];
}
function gitVersions(body) {
  const at3 = (key2) => scalarAt(body, "spec", "ref", key2);
  const node = at3("commit") ?? at3("semver") ?? at3("tag");
  return node === void 0 ? [] : [{ node, kind: "remote-ref", version: node.text }];
}
function remoteManifest(node, remote, trail) {
  const { source, start: start2 } = node;
  return {
    ...{ group: "", kind: "remote", name: remote.name, names: [remote.name], trail, remote },
    body: { kind: "map", entries: /* @__PURE__ */ new Map(), source, start: start2 },
    ...{ images: /* @__PURE__ */ new Map(), layers: [], merges: [] }
  };
}
function claimImages(manifests, entries, kind) {
  const first = manifests.find(({ remote }) => remote !== void 0);
  if (first === void 0 || entries.length === 0) return manifests;
  const names = new Set(manifests.flatMap((manifest) => containersOf(manifest).map(({ image }) => image.name)));
  const free = entries.filter((entry2) => !names.has(textAt2(entry2, "name") ?? ""));
  const images2 = free.reduce((known2, entry2) => claimImage(known2, entry2, kind), first.images);
  return manifests.map((manifest) => manifest === first ? { ...manifest, images: images2 } : manifest);
}
function claimImage(known2, entry2, kind) {
  const node = scalarAt(entry2, "name");
  if (node === void 0) return known2;
  const isKnown = [...known2.values()].some(({ name: name2 }) => name2 === node.text);
  if (isKnown) return new Map([...known2].map(([scalar, image]) => [scalar, setImage(image, entry2, kind)]));
  const name = textAt2(entry2, "newName") ?? node.text;
  return new Map([
    ...known2,
    [node, { name, ...separateVersions(scalarAt(entry2, "newTag"), scalarAt(entry2, "digest"), kind) }]
  ]);
}

// src/flux/resource-set.ts
var reference = /<<-?\s*inputs\.([A-Za-z_][\w.]*)\s*(?:\|\s*quote\s*)?-?>>/g;
function fillInputs(text4, inputOf) {
  return text4.replaceAll(reference, (whole, name) => inputOf(name) ?? whole);
}
function soleInput(text4) {
  const [match] = text4.matchAll(reference);
  return match?.[0] === text4.trim() ? match[1] : void 0;
}
function isTemplate(text4) {
  return text4.includes("<<");
}
function isResourceSet({ apiVersion, kind }) {
  return kind === "ResourceSet" && apiVersion.startsWith(`${fluxGroups.instance}/`);
}
function resourcesOf(set, documents) {
  const spec = set.value.get("spec");
  if (!isResourceSet(set) || !isMap(spec)) return [];
  const templates = [...listIn(spec, "resources"), ...templatesIn(spec.get("resourcesTemplate"))];
  return inputsOf(spec, documents).flatMap(
    (input) => templates.flatMap((template2) => madeOf(filled(template2, input), set.namespace))
  );
}
function templatesIn(template2) {
  if (template2 === void 0) return [];
  try {
    return parseResources(textOf(template2), "").documents.map(({ value: value2 }) => value2);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
function inputsOf(spec, documents) {
  const provided = listIn(spec, "inputsFrom").flatMap((from) => {
    const name = isMap(from) ? textOf(from.get("name")) : "";
    return documents.filter(({ kind, name: own }) => kind === "ResourceSetInputProvider" && own === name);
  });
  const fixed = provided.flatMap(({ value: value2 }) => {
    const provider = value2.get("spec");
    const values = isMap(provider) ? provider.get("defaultValues") : void 0;
    return isMap(provider) && isMap(values) && textOf(provider.get("type")) === "Static" ? values : [];
  });
  const all = [...listIn(spec, "inputs").filter(isMap), ...fixed];
  return all.length === 0 && !spec.has("inputsFrom") ? [/* @__PURE__ */ new Map()] : all;
}
function listIn(map, key2) {
  const list2 = map.get(key2);
  return Array.isArray(list2) ? list2 : [];
}
function filled(value2, input) {
  const printed3 = printedValue(value2);
  if (Array.isArray(printed3)) return printed3.map((each) => filled(each, input));
  if (isMap(printed3)) return new Map([...printed3].map(([key2, each]) => [key2, filled(each, input)]));
  if (typeof printed3 !== "string" || !isTemplate(printed3)) return value2;
  const sole = soleInput(printed3);
  const found2 = sole === void 0 ? void 0 : inputAt(input, sole);
  return found2 ?? fillInputs(printed3, (name) => inputText(input, name));
}
function inputText(input, name) {
  const found2 = inputAt(input, name);
  return found2 === void 0 || isMap(found2) || Array.isArray(found2) ? void 0 : textOf(found2);
}
function inputAt(input, name) {
  return name.split(".").reduce((node, key2) => isMap(node) ? node.get(key2) : void 0, input);
}
function madeOf(value2, setNamespace2) {
  const metadata = isMap(value2) ? value2.get("metadata") : void 0;
  if (!isMap(value2) || !isMap(metadata)) return [];
  const [apiVersion, kind, name] = [value2.get("apiVersion"), value2.get("kind"), metadata.get("name")].map(
    textOf
  );
  if (apiVersion === void 0 || kind === void 0 || name === void 0 || name === "") return [];
  const namespace2 = metadata.has("namespace") ? textOf(metadata.get("namespace")) : setNamespace2;
  return [{ apiVersion, kind, name, namespace: namespace2, effectiveNamespace: namespace2 ?? "default", value: value2 }];
}

// src/flux/parse.ts
function parseYaml(file, text4) {
  if (isLfsPointer(text4))
    return { kind: "malformed", text: text4, problem: { ...lfsPointer, place: { file, line: 1, column: 1 } } };
  return parseText2({ file, document: 0, text: text4 });
}
function parseHosted(host) {
  return parseText2({ file: host.source.file, document: 0, text: host.text, host });
}
function parseText2(source) {
  const { text: text4 } = source;
  try {
    return { kind: "documents", text: text4, documents: buildDocuments(source) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { kind: "malformed", text: text4, problem: malformed(source, error) };
  }
}
function malformed(source, error) {
  const { file, text: text4, host } = source;
  const at3 = host === void 0 ? lineAndColumn(text4, error.mark?.position ?? 0) : lineAndColumn(host.source.text, host.start);
  const place2 = { file, ...at3 };
  return {
    code: "MALFORMED_YAML",
    message: `This file cannot be read as YAML: ${parserWords(error.reason)}.`,
    place: place2
  };
}
function buildDocuments(source) {
  const { text: text4 } = source;
  const builder = {
    text: text4,
    documents: [],
    stack: [],
    source,
    anchors: /* @__PURE__ */ new Map(),
    root: void 0
  };
  for (const event of parseEvents(text4, {})) addEvent(builder, event);
  return builder.documents;
}
function addEvent(builder, event) {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      builder.source = { ...builder.source, document: builder.documents.length };
      builder.anchors = /* @__PURE__ */ new Map();
      builder.root = void 0;
      return;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      builder.stack.push(openFrame(builder, event));
      return;
    case EVENT_ID.SCALAR:
      addNode(builder, scalarNode(builder, event), anchorOf(builder, event));
      return;
    case EVENT_ID.ALIAS:
      addNode(builder, aliased(builder, event.anchorStart, event.anchorEnd), void 0);
      return;
    case EVENT_ID.POP:
      close2(builder);
      return;
    default:
      event;
  }
}
function openFrame(builder, event) {
  const { source } = builder;
  if (event.type === EVENT_ID.MAPPING) {
    const entries = /* @__PURE__ */ new Map();
    const node = { kind: "map", entries, source, start: event.start };
    return { kind: "map", event, node, entries, merges: [], key: "none" };
  }
  const values = [];
  return { kind: "list", event, node: { kind: "list", values, source, start: event.start }, values };
}
function close2(builder) {
  const frame = builder.stack.pop();
  if (frame === void 0) {
    builder.documents.push(builder.root ?? emptyDocument(builder.source));
    return;
  }
  if (frame.kind === "map") mergeInto2(frame);
  addNode(builder, frame.node, anchorOf(builder, frame.event));
}
function emptyDocument(source) {
  return { kind: "scalar", text: "", plain: true, source, start: 0, end: 0 };
}
function mergeInto2(frame) {
  for (const merged2 of frame.merges.flatMap((node) => node.kind === "list" ? node.values : [node])) {
    if (merged2.kind !== "map") continue;
    for (const [key2, value2] of merged2.entries) if (!frame.entries.has(key2)) frame.entries.set(key2, value2);
  }
}
function addNode(builder, node, anchor2) {
  if (anchor2 !== void 0) builder.anchors.set(anchor2, node);
  const frame = builder.stack.at(-1);
  if (frame === void 0) builder.root = node;
  else if (frame.kind === "list") frame.values.push(node);
  else if (frame.key === "none") frame.key = node.kind === "scalar" ? node : "unusable";
  else addEntry(builder, frame, node);
}
function addEntry(builder, frame, value2) {
  const { key: key2 } = frame;
  frame.key = "none";
  if (typeof key2 === "string") return;
  if (key2.text === "<<" && key2.plain) {
    frame.merges.push(value2);
    return;
  }
  if (frame.entries.has(key2.text)) {
    YAMLException.throwAt(builder.text, key2.start, `the key "${key2.text.slice(0, 80)}" stands here twice`);
  }
  frame.entries.set(key2.text, value2);
}
function scalarNode(builder, event) {
  const quotes = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
  const start2 = Math.max(event.valueStart, 0);
  return {
    kind: "scalar",
    text: event.valueStart === -1 ? "" : getScalarValue(builder.text, event),
    plain: event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1,
    source: builder.source,
    start: start2 - quotes,
    end: Math.max(event.valueEnd, 0) + quotes
  };
}
function aliased(builder, start2, end2) {
  const name = builder.text.slice(start2, end2);
  const node = builder.anchors.get(name);
  if (node === void 0)
    YAMLException.throwAt(builder.text, start2, `no anchor "&${name}" stands before this alias`);
  return node;
}
function anchorOf(builder, event) {
  return event.anchorStart === -1 ? void 0 : builder.text.slice(event.anchorStart, event.anchorEnd);
}

// src/fleet/config-maps.ts
function configEntry({ body, generated: generated2 }, key2) {
  const node = scalarAt(body, "data", key2);
  return generated2?.get(key2) ?? (node === void 0 ? void 0 : { kind: "text", node, text: node.text });
}
function generateConfigMaps(layers, inherited, body) {
  const manifests = [...inherited];
  for (const generator of listAt2(body, "configMapGenerator")) {
    const name = textAt2(generator, "name") ?? "";
    const entries = entriesOf(layers, generator);
    const behavior = textAt2(generator, "behavior");
    const index = manifests.findIndex(
      ({ generated: generated2, names }) => generated2 !== void 0 && names.includes(name)
    );
    const present = manifests[index];
    const kept = behavior === "merge" ? present?.generated ?? [] : [];
    if (present === void 0) manifests.push(configMap(layers, name, generator, entries));
    else manifests[index] = { ...present, generated: new Map([...kept, ...entries]) };
  }
  return manifests;
}
function configMap({ folder }, name, generator, generated2) {
  const namespace2 = textAt2(generator, "namespace");
  const { source, start: start2 } = generator;
  return {
    ...{
      group: "",
      kind: "ConfigMap",
      name,
      names: [name],
      ...namespace2 === void 0 ? {} : { namespace: namespace2 }
    },
    body: { kind: "map", entries: /* @__PURE__ */ new Map(), source, start: start2 },
    ...{ trail: [folder], images: /* @__PURE__ */ new Map(), layers: [], merges: [], generated: generated2 }
  };
}
function entriesOf(layers, generator) {
  const files = textsAt2(generator, "files").flatMap((text4) => fileEntry(layers, text4));
  const literals = listAt2(generator, "literals").flatMap(
    (node) => node.kind === "scalar" ? literalEntry(node) : []
  );
  const env = textAt2(generator, "env");
  const envs = [...textsAt2(generator, "envs"), ...env === void 0 ? [] : [env]];
  return new Map([...files, ...envs.flatMap((path) => lineEntries(layers, path)), ...literals]);
}
function lineEntries({ walk: walk2, view, folder }, reference2) {
  const path = resolvePath(folder, reference2);
  const file = path === void 0 ? void 0 : view.origin(path);
  const text4 = file === void 0 ? void 0 : walk2.read(file);
  if (file === void 0 || text4 === void 0) return [];
  return text4.split(/\r?\n/).flatMap((written, at3) => {
    const [, key2, value2 = ""] = /^\s*([^#\s=]+)=(.*)$/.exec(written) ?? [];
    const place2 = { file, line: at3 + 1, column: 1 };
    return key2 === void 0 ? [] : [[key2, { kind: "line", place: place2, text: value2 }]];
  });
}
function fileEntry({ walk: walk2, view, folder }, text4) {
  const [before = "", after2] = text4.split("=");
  const path = resolvePath(folder, after2 ?? before);
  const parsed2 = path === void 0 ? void 0 : parsedFile(walk2, view.origin(path));
  const root = parsed2?.kind === "documents" ? parsed2.documents[0] : void 0;
  return root?.kind === "map" ? [[after2 === void 0 ? before.replace(/^.*\//, "") : before, { kind: "file", root }]] : [];
}
function literalEntry(node) {
  const at3 = node.text.indexOf("=");
  const text4 = node.text.slice(at3 + 1).replace(/^(["'])(.*)\1$/, "$2");
  return at3 === -1 ? [] : [[node.text.slice(0, at3), { kind: "text", node, text: text4 }]];
}
function entryValues(entry2, parse) {
  if (entry2.kind === "line") return void 0;
  const root = entry2.kind === "file" ? entry2.root : parse(entry2.node);
  return root?.kind === "map" ? root : void 0;
}
function isConfigMap({ group, kind, body, generated: generated2 }) {
  return group === "" && kind === "ConfigMap" && (generated2 !== void 0 || descend(body, "data") !== void 0);
}

// src/fleet/merge.ts
var listsByName = /* @__PURE__ */ new Set(["containers", "initContainers", "ephemeralContainers"]);
function mergeMaps3(base, patch) {
  const entries = new Map(base.entries);
  for (const [key2, value2] of patch.entries) {
    if (isNull(value2)) entries.delete(key2);
    else entries.set(key2, mergeValues(entries.get(key2), value2, key2));
  }
  return { kind: "map", entries, source: base.source, start: base.start };
}
function mergeValues(base, patch, key2) {
  if (base?.kind === "map" && patch.kind === "map") {
    return textAt2(patch, "$patch") === "replace" ? patch : mergeMaps3(base, patch);
  }
  if (base?.kind === "list" && patch.kind === "list" && listsByName.has(key2)) return mergeByName(base, patch);
  return patch;
}
function mergeByName(base, patch) {
  const values = [...base.values];
  for (const entry2 of patch.values) {
    const name = textAt2(entry2, "name");
    const index = values.findIndex((value2) => name !== void 0 && textAt2(value2, "name") === name);
    const present = values[index];
    if (textAt2(entry2, "$patch") === "delete") values.splice(index, index === -1 ? 0 : 1);
    else if (present?.kind === "map" && entry2.kind === "map") values[index] = mergeMaps3(present, entry2);
    else values.push(entry2);
  }
  return { kind: "list", values, source: base.source, start: base.start };
}
function applyJsonPatch2(body, operations) {
  return operations.reduce((current, operation) => {
    const steps = parsePointer(textAt2(operation, "path") ?? "");
    const op = textAt2(operation, "op");
    if (steps === void 0 || steps.length === 0 || op === void 0) return current;
    const value2 = child2(operation, "value");
    const changed2 = changeAt(current, steps, op, value2);
    return changed2.kind === "map" ? changed2 : current;
  }, body);
}
function replaceAt2(body, steps, value2) {
  const changed2 = steps.length === 0 ? body : changeAt(body, steps, "replace", value2);
  return changed2.kind === "map" ? changed2 : body;
}
function changeAt(node, steps, op, value2) {
  const [step3, ...rest] = steps;
  if (step3 === void 0) return node;
  if (node.kind === "map") return { ...node, entries: changeMap(node, step3, rest, op, value2) };
  return node.kind === "list" ? { ...node, values: changeList(node, step3, rest, op, value2) } : node;
}
function changeMap(node, step3, rest, op, value2) {
  const entries = new Map(node.entries);
  const present = entries.get(step3);
  if (rest.length > 0) {
    if (present !== void 0) entries.set(step3, changeAt(present, rest, op, value2));
  } else if (op === "remove") entries.delete(step3);
  else if ((op === "add" || op === "replace") && value2 !== void 0) entries.set(step3, value2);
  return entries;
}
function changeList(node, step3, rest, op, value2) {
  const values = [...node.values];
  const index = step3 === "-" ? values.length : indexSegment(step3) ?? -1;
  const present = values[index];
  if (index < 0 || index > values.length) return values;
  if (rest.length > 0) {
    if (present !== void 0) values[index] = changeAt(present, rest, op, value2);
  } else if (op === "remove") values.splice(index, 1);
  else if (value2 !== void 0 && op === "add") values.splice(index, 0, value2);
  else if (value2 !== void 0 && op === "replace") values[index] = value2;
  return values;
}

// src/fleet/patch.ts
function applyPatch(manifests, documents, target) {
  return documents.reduce((current, document) => {
    if (document.kind === "list") {
      return current.map(
        (manifest) => target !== void 0 && isTarget(manifest, target) ? { ...manifest, body: applyJsonPatch2(manifest.body, document.values) } : manifest
      );
    }
    return document.kind === "map" ? applyMerge(current, document, target) : current;
  }, manifests);
}
function applyMerge(manifests, patch, target) {
  const selected = manifests.filter(
    (manifest) => target === void 0 ? isNamed(manifest, patch) : isTarget(manifest, target)
  );
  if (selected.length === 0) return manifests;
  if (textAt2(patch, "$patch") === "delete") return manifests.filter((manifest) => !selected.includes(manifest));
  const chosen = new Set(selected);
  return manifests.map((manifest) => chosen.has(manifest) ? merged(manifest, patch) : manifest);
}
function merged(manifest, patch) {
  const spec = new Map(patch.entries);
  for (const key2 of ["apiVersion", "kind", "metadata"]) spec.delete(key2);
  const body = mergeMaps3(manifest.body, { ...patch, entries: spec });
  return { ...manifest, body, merges: [...manifest.merges, patch] };
}
function isNamed(manifest, patch) {
  const wanted = identify2(patch);
  return wanted !== void 0 && wanted.kind === manifest.kind && wanted.group === manifest.group && manifest.names.includes(wanted.name);
}
function isTarget(manifest, target) {
  const { group, kind, names, namespace: namespace2 = "" } = manifest;
  return matches2(textAt2(target, "group"), [group]) && matches2(textAt2(target, "kind"), [kind]) && matches2(textAt2(target, "name"), names) && matches2(textAt2(target, "namespace"), [namespace2]) && selects(textAt2(target, "labelSelector"), descend(manifest.body, "metadata", "labels")) && selects(textAt2(target, "annotationSelector"), descend(manifest.body, "metadata", "annotations"));
}
function matches2(pattern, values) {
  if (pattern === void 0 || pattern === "") return true;
  if (values.includes(pattern)) return true;
  const expression2 = safeExpression(pattern);
  return expression2 !== void 0 && values.some((value2) => value2.length < 254 && expression2.test(value2));
}
function safeExpression(pattern) {
  const repeats = pattern.match(/[*+?{]/g)?.length ?? 0;
  if (pattern.length > 200 || repeats > 3 || /\)[*+?{]/.test(pattern)) return void 0;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return void 0;
  }
}
function selects(selector, labels2) {
  if (selector === void 0 || selector === "") return true;
  return selector.split(/,(?![^(]*\))/).every((term) => holds2(term.trim(), labels2));
}
function holds2(term, labels2) {
  const set = /^(\S+)\s+(not)?\s*in\s*\(([^)]*)\)$/.exec(term);
  if (set !== null) {
    const value2 = textAt2(labels2, set[1] ?? "");
    const inSet = value2 !== void 0 && (set[3] ?? "").split(",").some((part2) => part2.trim() === value2);
    return set[2] === void 0 ? inSet : !inSet;
  }
  const equality = /^([^=!\s]+)\s*(!?)={1,2}\s*(\S*)$/.exec(term);
  if (equality !== null) {
    return textAt2(labels2, equality[1] ?? "") === equality[3] === (equality[2] === "");
  }
  return term.startsWith("!") ? !has(labels2, term.slice(1)) : has(labels2, term);
}
function has(labels2, key2) {
  const found2 = child2(labels2, key2);
  return found2 !== void 0 && !isNull(found2);
}

// src/fleet/replacements.ts
function applyReplacements(layers, manifests, body) {
  return replacementsIn(layers, body).reduce((current, replacement) => {
    const value2 = sourceValue2(current, descend(replacement, "source"));
    const targets2 = value2 === void 0 ? [] : listAt2(replacement, "targets");
    return targets2.reduce(
      (all, target) => value2 === void 0 ? all : all.map((manifest) => replaced(manifest, target, value2)),
      current
    );
  }, manifests);
}
function replacementsIn({ walk: walk2, view, folder }, body) {
  return listAt2(body, "replacements").flatMap((entry2) => {
    const path = textAt2(entry2, "path");
    const file = path === void 0 ? void 0 : resolvePath(folder, path);
    if (file === void 0) return entry2;
    const parsed2 = parsedFile(walk2, view.origin(file));
    const [root] = parsed2?.kind === "documents" ? parsed2.documents : [];
    return root?.kind === "list" ? root.values : root ?? [];
  });
}
function sourceValue2(manifests, source) {
  if (source === void 0 || descend(source, "options", "delimiter") !== void 0) return void 0;
  const found2 = manifests.find((manifest) => isTarget(manifest, source));
  const segments = segmentsOf(textAt2(source, "fieldPath") ?? "metadata.name");
  if (found2 === void 0) return void 0;
  const [first, key2] = segments;
  const entry2 = first === "data" && key2 !== void 0 ? configEntry(found2, key2) : void 0;
  if (entry2?.kind === "text") return entry2;
  const [path] = resolved(found2.body, segments);
  const node = path === void 0 ? void 0 : nodeAt(found2.body, path);
  return node?.kind === "scalar" ? { node, text: node.text } : void 0;
}
function replaced(manifest, target, value2) {
  const select2 = descend(target, "select");
  const isRejected = listAt2(target, "reject").some((reject) => isTarget(manifest, reject));
  if (select2 === void 0 || isRejected || !isTarget(manifest, select2)) return manifest;
  const delimiter = textAt2(target, "options", "delimiter");
  const index = textAt2(target, "options", "index") ?? "0";
  const paths = textsAt2(target, "fieldPaths").flatMap((path) => resolved(manifest.body, segmentsOf(path)));
  return paths.reduce((current, path) => {
    if (path.at(-1) === "image") return withImage(current, path, value2, `${delimiter ?? ""}${index}`);
    return delimiter === void 0 ? { ...current, body: replaceAt2(current.body, path, value2.node) } : current;
  }, manifest);
}
function withImage(manifest, path, { node, text: text4 }, part2) {
  const scalar = scalarAt(nodeAt(manifest.body, path.slice(0, -1)), "image");
  if (scalar === void 0 || part2 !== "0" && part2 !== ":1") return manifest;
  const before = imageOf(manifest, scalar);
  const { name, tag: tag3 } = part2 === "0" ? splitImage2(text4) : { name: before.name, tag: text4 };
  const version = tag3 === void 0 ? {} : { tag: { node, kind: "patch-value", version: tag3 } };
  return { ...manifest, images: new Map([...manifest.images, [scalar, { name, ...version }]]) };
}
function segmentsOf(path) {
  const found2 = path.match(/\[[^\]]*\]|(?:\\.|[^.[\]])+/g) ?? [];
  return found2.map((segment) => segment.replaceAll("\\.", "."));
}
function resolved(root, segments) {
  const [segment, ...rest] = segments;
  if (segment === void 0) return [[]];
  const steps = root.kind === "list" ? entriesOf2(root.values, segment) : [segment];
  return steps.flatMap((step3) => {
    const below4 = nodeAt(root, [step3]);
    return below4 === void 0 ? [] : resolved(below4, rest).map((path) => [step3, ...path]);
  });
}
function entriesOf2(values, segment) {
  const all = values.map((_, at3) => String(at3));
  if (segment === "*") return all;
  const [, key2, wanted] = /^\[([^=\]]+)=([^\]]*)\]$/.exec(segment) ?? [];
  if (key2 === void 0) return [segment];
  return all.filter((at3) => textAt2(values[Number(at3)], key2) === wanted);
}
function nodeAt(root, path) {
  return path.reduce((node, step3) => {
    if (node?.kind === "list") return node.values[indexSegment(step3) ?? -1];
    return node?.kind === "map" ? node.entries.get(step3) : void 0;
  }, root);
}

// src/fleet/transform.ts
function transformManifests(manifests, change) {
  const { folder } = change;
  const changed2 = manifests.map((manifest) => {
    const named2 = renamed(manifest, change.prefix, change.suffix);
    const placed2 = change.namespace === void 0 ? named2 : { ...named2, namespace: change.namespace };
    const passed = folder === void 0 ? placed2 : { ...placed2, trail: [...placed2.trail, folder] };
    const layered = { ...passed, layers: [...passed.layers, { ...change.layer, before: manifest }] };
    return setImages(layered, change.images, change.kind);
  });
  return claimImages(changed2, change.images, change.kind);
}
function renamed(manifest, prefix, suffix) {
  if (prefix + suffix === "" || manifest.group === fluxGroups.source) return manifest;
  const name = `${prefix}${manifest.name}${suffix}`;
  return { ...manifest, name, names: [...manifest.names, name] };
}

// src/fleet/walk.ts
function createWalk(read, cache = /* @__PURE__ */ new Map()) {
  return { read, cache, folders: /* @__PURE__ */ new Map(), hosted: /* @__PURE__ */ new Map(), components: { active: /* @__PURE__ */ new Set(), count: 0 } };
}
function parsedFile(walk2, path) {
  const text4 = walk2.read(path);
  if (text4 === void 0) return void 0;
  const known2 = walk2.cache.get(path);
  if (known2?.text === text4) return known2;
  const parsed2 = parseYaml(path, text4);
  walk2.cache.set(path, parsed2);
  return parsed2;
}
function hostedFile(walk2, host) {
  const parsed2 = walk2.hosted.get(host) ?? parseHosted(host);
  walk2.hosted.set(host, parsed2);
  return parsed2;
}
function walkFolder(walk2, view, folder) {
  const key2 = `${view.id}
${folder}`;
  const known2 = walk2.folders.get(key2);
  if (known2 !== void 0) return known2;
  walk2.folders.set(key2, nothingWalked);
  const file = kustomizationFile(view, folder);
  const walked = file === void 0 ? walkEverything(walk2, view, folder) : walkKustomization(walk2, view, folder, file, []);
  walk2.folders.set(key2, walked);
  return walked;
}
function walkEverything(walk2, view, folder) {
  const here = view.folders.get(folder);
  if (here?.files.includes(joinPath2(folder, "Chart.yaml")) === true) return nothingWalked;
  const files = (here?.files ?? []).map((file) => walkFile(walk2, view, file));
  return joinWalked([...files, ...(here?.folders ?? []).map((below4) => walkFolder(walk2, view, below4))]);
}
function walkFile(walk2, view, path) {
  const file = view.origin(path);
  if (nameOf(file) === "gotk-components.yaml") return nothingWalked;
  const parsed2 = parsedFile(walk2, file);
  if (parsed2 === void 0) return nothingWalked;
  if (parsed2.kind === "malformed")
    return { ...nothingWalked, unreadable: [{ file, problem: parsed2.problem }] };
  const trail = [folderOf(path)];
  const manifests = parsed2.documents.flatMap((document) => manifestsIn(document, trail));
  const plainFiles = parsed2.documents.flatMap(
    (node) => node.kind === "map" && identify2(node) === void 0 ? node : []
  );
  return { manifests, unreadable: [], plainFiles };
}
function manifestsIn(node, trail) {
  const isList = textAt2(node, "kind") === "List" && textAt2(node, "apiVersion") === "v1";
  return (isList ? listAt2(node, "items") : [node]).flatMap((entry2) => manifestOf(entry2, trail));
}
function manifestOf(node, trail) {
  const identity = identify2(node);
  if (node.kind !== "map" || identity === void 0) return [];
  const untouched2 = { images: /* @__PURE__ */ new Map(), layers: [], merges: [] };
  return [{ ...identity, names: [identity.name], body: node, trail, ...untouched2 }];
}
function walkKustomization(walk2, view, folder, path, inherited) {
  const file = view.origin(path);
  const parsed2 = parsedFile(walk2, file);
  if (parsed2 === void 0) return nothingWalked;
  if (parsed2.kind === "malformed")
    return { ...nothingWalked, unreadable: [{ file, problem: parsed2.problem }] };
  const body = parsed2.documents.find((document) => document.kind === "map");
  if (body === void 0) return nothingWalked;
  const resources = [...listAt2(body, "resources"), ...listAt2(body, "bases")];
  const layers = { walk: walk2, view, folder };
  const own = joinWalked(resources.map((reference2) => walkReference(layers, reference2)));
  const start2 = { ...own, manifests: generateConfigMaps(layers, [...inherited, ...own.manifests], body) };
  const composed2 = applyComponents(layers, start2, textsAt2(body, "components"));
  const patched = applyPatches(layers, composed2, patchEntries(body));
  const changed2 = transformed(patched.manifests, folder, body);
  return { ...patched, manifests: applyReplacements(layers, changed2, body) };
}
function walkReference({ walk: walk2, view, folder }, reference2) {
  if (reference2.kind !== "scalar" || isNull(reference2)) return nothingWalked;
  const remote = remoteSource(reference2);
  if (remote !== void 0)
    return { ...nothingWalked, manifests: [remoteManifest(reference2, remote, [folder])] };
  const path = resolvePath(folder, reference2.text);
  if (path === void 0) return nothingWalked;
  return view.folders.has(path) ? walkFolder(walk2, view, path) : walkFile(walk2, view, path);
}
var mostComponents = 2e4;
function applyComponents(layers, before, components) {
  const { walk: walk2, view } = layers;
  const parts = [before];
  for (const reference2 of components) {
    const folder = resolvePath(layers.folder, reference2);
    const file = folder === void 0 ? void 0 : kustomizationFile(view, folder);
    const key2 = `${view.id}
${folder}`;
    if (folder === void 0 || file === void 0 || walk2.components.active.has(key2)) continue;
    if (++walk2.components.count > mostComponents) break;
    walk2.components.active.add(key2);
    parts.push(walkKustomization(walk2, view, folder, file, parts.at(-1)?.manifests ?? []));
    walk2.components.active.delete(key2);
  }
  return { ...joinWalked(parts), manifests: parts.at(-1)?.manifests ?? [] };
}
function patchEntries(body) {
  const strategic = listAt2(body, "patchesStrategicMerge").map(
    (entry2) => entry2.kind === "scalar" && !entry2.text.includes("\n") ? { path: entry2.text } : { inline: entry2 }
  );
  return [...strategic, ...patchList(listAt2(body, "patches")), ...patchList(listAt2(body, "patchesJson6902"))];
}
function patchList(entries) {
  return entries.map((entry2) => {
    const path = textAt2(entry2, "path");
    const inline = child2(entry2, "patch");
    const target = child2(entry2, "target");
    return {
      ...path === void 0 ? {} : { path },
      ...inline === void 0 || isNull(inline) ? {} : { inline },
      ...target === void 0 || isNull(target) ? {} : { target }
    };
  });
}
function applyPatches(layers, before, patches2) {
  const unreadable = [];
  let manifests = before.manifests;
  for (const patch of patches2) {
    const parsed2 = patchDocuments(layers, patch);
    if (parsed2?.kind === "documents") manifests = applyPatch(manifests, parsed2.documents, patch.target);
    else if (parsed2?.kind === "malformed") {
      const file = parsed2.problem.place?.file ?? "";
      unreadable.push({
        file,
        problem: parsed2.problem,
        ...patch.target === void 0 ? {} : { target: patch.target }
      });
    }
  }
  return { ...before, manifests, unreadable: [...before.unreadable, ...unreadable] };
}
function patchDocuments(layers, patch) {
  if (patch.path !== void 0) {
    const path = resolvePath(layers.folder, patch.path);
    if (path === void 0) return void 0;
    const file = layers.view.origin(path);
    return parsedFile(layers.walk, file);
  }
  if (patch.inline?.kind !== "scalar") return void 0;
  return hostedFile(layers.walk, patch.inline);
}
function transformed(manifests, folder, body) {
  return transformManifests(manifests, {
    layer: { kind: "kustomization", body },
    folder,
    namespace: textAt2(body, "namespace"),
    prefix: textAt2(body, "namePrefix") ?? "",
    suffix: textAt2(body, "nameSuffix") ?? "",
    images: listAt2(body, "images"),
    kind: "kustomize-image"
  });
}

// src/fleet/resource-sets.ts
function resourcesOf2(set, known2, walk2) {
  if (set.group !== fluxGroups.instance || set.kind !== "ResourceSet") return [];
  const template2 = scalarAt(set.body, "spec", "resourcesTemplate");
  const hosted = template2 === void 0 ? void 0 : hostedFile(walk2, template2);
  const resources = [
    ...listAt2(set.body, "spec", "resources"),
    ...hosted?.kind === "documents" ? hosted.documents : []
  ];
  return inputsOf2(set, known2).flatMap((input) => resources.flatMap((node) => madeOf2(node, input, set)));
}
function unknownInputs(set, known2) {
  if (set.group !== fluxGroups.instance || set.kind !== "ResourceSet" || inputsOf2(set, known2).length > 0)
    return void 0;
  return {
    code: "INPUTS_UNKNOWN",
    message: `The ResourceSet ${set.name} takes its inputs from the cluster: what it makes of them, and at which version, does not stand in this repository.`,
    place: placeOf2(set.body),
    advice: "Write its inputs under `spec.inputs`, or in a ResourceSetInputProvider of type Static."
  };
}
function inputsOf2({ body }, known2) {
  const from = listAt2(body, "spec", "inputsFrom");
  const provided = from.flatMap(
    (reference2) => known2.filter(
      ({ kind, names }) => kind === "ResourceSetInputProvider" && names.includes(textAt2(reference2, "name") ?? "")
    )
  );
  const fixed = provided.filter((provider) => textAt2(provider.body, "spec", "type") === "Static").flatMap((provider) => descend(provider.body, "spec", "defaultValues") ?? []);
  const all = [...listAt2(body, "spec", "inputs"), ...fixed].flatMap((node) => node.kind === "map" ? node : []);
  return all.length === 0 && from.length === 0 ? [void 0] : all;
}
function madeOf2(node, input, set) {
  const body = filled2(node, input, "");
  const identity = identify2(body);
  if (body.kind !== "map" || identity === void 0 || identity.name === "") return [];
  const namespace2 = identity.namespace ?? set.namespace;
  return [
    {
      ...{ ...identity, names: [identity.name], body, trail: set.trail, set },
      ...namespace2 === void 0 ? {} : { namespace: namespace2 },
      ...{ images: /* @__PURE__ */ new Map(), layers: [], merges: [], variables: inputVariables(input) }
    }
  ];
}
function filled2(node, input, key2) {
  if (node.kind === "list") return { ...node, values: node.values.map((value2) => filled2(value2, input, key2)) };
  if (node.kind === "map")
    return {
      ...node,
      entries: new Map([...node.entries].map(([name, value2]) => [name, filled2(value2, input, name)]))
    };
  if (!isTemplate(node.text)) return node;
  const sole = soleInput(node.text);
  const found2 = sole === void 0 ? void 0 : inputAt2(input, sole);
  return found2 ?? { ...node, plain: false, text: filledText(node, input, key2) };
}
function filledText({ text: text4 }, input, key2) {
  const version = key2 === "image" ? text4.search(/:<<[^<>]*>>$/) : -1;
  const end2 = version === -1 ? text4.length : version;
  const head = fillInputs(text4.slice(0, end2), (name) => {
    const value2 = inputAt2(input, name);
    return value2?.kind === "scalar" ? value2.text : void 0;
  });
  return head + fillInputs(text4.slice(end2), (name) => `\${${variableName(name)}}`);
}
function variableName(input) {
  return `inputs_${input.replaceAll(".", "__")}`;
}
function inputAt2(input, name) {
  return name.split(".").reduce(child2, input);
}
function inputVariables(input, above = "") {
  const entries = [...input?.entries ?? []].flatMap(([key2, node]) => {
    const name = above === "" ? key2 : `${above}.${key2}`;
    if (node.kind === "map") return [...inputVariables(node, name)];
    return node.kind === "scalar" ? [[variableName(name), { node, text: node.text }]] : [];
  });
  return new Map(entries);
}

// src/fleet/variables.ts
var none = /* @__PURE__ */ new Map();
function variablesOf2({ flux, parent, siblings = [] }) {
  if (flux === void 0 || descend(flux.body, "spec", "postBuild") === void 0) return none;
  const sources = listAt2(flux.body, "spec", "postBuild", "substituteFrom");
  const known2 = sources.flatMap(
    (source) => textAt2(source, "kind") === "ConfigMap" ? configVariables(siblings, textAt2(source, "name"), flux.namespace) : []
  );
  const substitute2 = descend(flux.body, "spec", "postBuild", "substitute");
  const inline = substitute2?.kind === "map" ? [...substitute2.entries] : [];
  const own = inline.flatMap(
    ([name, node]) => node.kind === "scalar" ? [[name, { node, text: node.text }]] : []
  );
  const above = parent === void 0 ? none : variablesOf2(parent);
  return new Map([...known2, ...own].map(([name, variable]) => [name, filled3(variable, above)]));
}
function configVariables(deliveries, name, namespace2) {
  const named2 = deliveries.flatMap(
    ({ walked }) => walked.manifests.filter(
      ({ group, kind, names }) => group === "" && kind === "ConfigMap" && names.includes(name ?? "")
    )
  );
  const map = named2.find((each) => each.namespace === namespace2) ?? named2[0];
  return map === void 0 ? [] : keysOf2(map).flatMap((key2) => {
    const entry2 = configEntry(map, key2);
    return entry2?.kind === "text" ? [[key2, { node: entry2.node, text: entry2.text }]] : [];
  });
}
function keysOf2({ body, generated: generated2 }) {
  const written = descend(body, "data");
  return [...written?.kind === "map" ? written.entries.keys() : [], ...generated2?.keys() ?? []];
}
function filled3(variable, above) {
  const name = /^\$\{(\w+)\}$/.exec(variable.text)?.[1];
  return (name === void 0 ? void 0 : above.get(name)) ?? variable;
}
var expression = /\$\{([_A-Za-z]\w*)(?::?[=-]([^{}$]*))?\}/;
function fillText(text4, variables) {
  return text4.replaceAll(new RegExp(expression, "g"), (whole, name, otherwise) => {
    return variables.get(name)?.text ?? otherwise ?? whole;
  });
}
function literalVersion(version, variables = none) {
  if (isLiteral(version.version)) return version;
  const match = expression.exec(version.version);
  const [whole = "", variable = "", otherwise = ""] = match ?? [];
  if (match === null || !isLiteral(version.version.replace(whole, "x"))) return void 0;
  const value2 = variables.get(variable);
  const kind = "flux-substitute";
  if (value2 === void 0)
    return otherwise === "" ? void 0 : { ...version, kind, variable, version: otherwise };
  return isLiteral(value2.text) ? { ...version, node: value2.node, kind, variable, version: value2.text } : void 0;
}
function isLiteral(version) {
  return version !== "" && !/\$[{(]|\{\{|<</.test(version);
}

// src/fleet/deliver.ts
function deliverCluster(walk2, view, start2) {
  const cluster = {
    walk: walk2,
    view,
    deliveries: [],
    pending: [],
    sources: [],
    own: /* @__PURE__ */ new Set(["flux-system"]),
    artifacts: /* @__PURE__ */ new Map(),
    paths: void 0,
    views: /* @__PURE__ */ new Map(),
    seen: /* @__PURE__ */ new Set()
  };
  addDelivery(cluster, start2);
  for (let before = -1; before !== cluster.deliveries.length; ) {
    before = cluster.deliveries.length;
    for (const { kustomization, parent } of cluster.pending.splice(0)) follow2(cluster, kustomization, parent);
  }
  return cluster.deliveries;
}
function followElsewhere(cluster, kustomization, parent) {
  const { source, path, name, targetNamespace, body, images: images2 } = kustomization;
  const declared = cluster.sources.find((each) => each.kind === source.kind && each.name === source.name);
  if (declared === void 0) return;
  const remote = declaredRemote(declared, source, path);
  const manifest = remoteManifest(body, remote, []);
  const change = {
    layer: { kind: "flux", body },
    ...{ namespace: targetNamespace, prefix: "", suffix: "", images: images2, kind: "flux-image" }
  };
  const walked = { ...nothingWalked, manifests: transformManifests([manifest], change) };
  const folder = folderOf(body.source.file);
  addDelivery(cluster, {
    ...{ name, path: folder, folder, parent, walked, flux: kustomization, elsewhere: remote },
    ...targetNamespace === void 0 ? {} : { targetNamespace }
  });
}
function addDelivery(cluster, reached) {
  const { manifests } = reached.walked;
  const known2 = [...cluster.deliveries.flatMap(({ walked: walked2 }) => walked2.manifests), ...manifests];
  const made = manifests.flatMap((manifest) => resourcesOf2(manifest, known2, cluster.walk));
  const walked = made.length === 0 ? reached.walked : { ...reached.walked, manifests: [...manifests, ...made] };
  const delivery = { ...reached, walked, siblings: cluster.deliveries };
  cluster.deliveries.push(delivery);
  for (const manifest of delivery.walked.manifests) {
    if (manifest.group === fluxGroups.source) cluster.sources.push(manifest);
    if (manifest.group === fluxGroups.artifactGenerator) addArtifacts(cluster, manifest);
    const kustomization = fluxKustomization(manifest.body, manifest);
    if (kustomization === void 0) continue;
    const applied = resolvePath("", kustomization.path);
    const applies = applied !== void 0 && applied !== "" && isInside(manifest.body.source.file, applied);
    if (applies) cluster.own.add(kustomization.source.name);
    cluster.pending.push({ kustomization, parent: delivery });
  }
}
function addArtifacts(cluster, manifest) {
  for (const [name, recipe] of generatedArtifacts(manifest.body)) cluster.artifacts.set(name, recipe);
}
function follow2(cluster, kustomization, parent) {
  const { source, path, name, namespace: namespace2 = "" } = kustomization;
  const key2 = [namespace2, name, source.kind, source.name, path].join("\n");
  if (cluster.seen.has(key2)) return;
  const view = sourceView(cluster, source) ?? pushedView(cluster, kustomization);
  if (view === "unknown") {
    cluster.pending.push({ kustomization, parent });
    return;
  }
  cluster.seen.add(key2);
  if (view === void 0) {
    followElsewhere(cluster, kustomization, parent);
    return;
  }
  const folder = resolvePath("", fillText(path, variablesOf2(parent)));
  if (folder === void 0 || !view.folders.has(folder)) return;
  if (cluster.deliveries.some(
    (delivery) => delivery.name === void 0 && delivery.path === folder && view.id === ""
  ))
    return;
  const walked = applyFlux(cluster.walk, view, folder, kustomization);
  const { targetNamespace } = kustomization;
  addDelivery(cluster, {
    ...{ name, path: folder, folder: folderInRepository(view, folder), parent, walked, flux: kustomization },
    ...targetNamespace === void 0 ? {} : { targetNamespace }
  });
}
function sourceView(cluster, source) {
  if (source.kind === "ExternalArtifact") {
    const recipe = cluster.artifacts.get(source.name);
    return recipe === void 0 ? "unknown" : composedView(cluster, recipe);
  }
  return isOwn(cluster, source) ? cluster.view : void 0;
}
function pushedView(cluster, { source, path }) {
  const declared = cluster.sources.find(({ kind, name }) => kind === source.kind && name === source.name);
  const folder = resolvePath("", path);
  const isPushed = source.kind === "OCIRepository" && declared !== void 0 && declaredRemote(declared, source, path).versions.length === 0;
  return isPushed && folder !== void 0 && folder !== "" && cluster.view.folders.has(folder) ? cluster.view : void 0;
}
function composedView(cluster, { rules: rules2, sources }) {
  const isOwnAlias = (alias2) => {
    const source = sources.get(alias2);
    return source !== void 0 && isOwn(cluster, source);
  };
  const id = JSON.stringify(rules2.filter(({ alias: alias2 }) => isOwnAlias(alias2)));
  cluster.paths ??= pathFiles(cluster.view);
  const made = cluster.views.get(id) ?? artifactView(id, cluster.paths, rules2, isOwnAlias);
  cluster.views.set(id, made);
  return made;
}
function isOwn(cluster, source) {
  const declared = cluster.sources.find(({ kind, name }) => kind === source.kind && name === source.name);
  if (declared === void 0 || cluster.own.has(source.name)) return true;
  if (source.kind !== "GitRepository") return false;
  const own = cluster.sources.filter(({ kind, name }) => kind === "GitRepository" && cluster.own.has(name));
  return own.some(({ body }) => sameRepository(body, declared.body));
}
function sameRepository(left, right) {
  const branches = [left, right].map((node) => textAt2(node, "spec", "ref", "branch") ?? "");
  const urls = [left, right].map((node) => repositoryName(textAt2(node, "spec", "url") ?? ""));
  return branches[0] === branches[1] && urls[0] === urls[1];
}
function repositoryName(url) {
  const withoutScheme = url.replace(/^[a-z+]+:\/\//i, "").replace(/^[^@/]*@/, "");
  return withoutScheme.replace(":", "/").replace(/\.git$/, "").replace(/\/$/, "").toLowerCase();
}
function applyFlux(walk2, view, folder, flux) {
  const layers = { walk: walk2, view, folder };
  const composed2 = applyComponents(layers, walkFolder(walk2, view, folder), flux.components);
  const patched = applyPatches(layers, composed2, patchList(flux.patches));
  const { targetNamespace, images: images2, body } = flux;
  const change = {
    layer: { kind: "flux", body },
    ...{ namespace: targetNamespace, prefix: "", suffix: "", images: images2, kind: "flux-image" }
  };
  return { ...patched, manifests: transformManifests(patched.manifests, change) };
}
function folderInRepository(view, folder) {
  const file = firstFile(view, folder);
  if (file === void 0) return folder;
  const origin = view.origin(file);
  const below4 = file.slice(folder === "" ? 0 : folder.length);
  const tail = below4.startsWith("/") ? below4 : `/${below4}`;
  return `/${origin}`.endsWith(tail) ? origin.slice(0, Math.max(0, origin.length - tail.length)) : folder;
}
function firstFile(view, folder) {
  const here = view.folders.get(folder);
  if (here === void 0) return void 0;
  for (const file of here.files) return file;
  for (const below4 of here.folders) {
    const found2 = firstFile(view, below4);
    if (found2 !== void 0) return found2;
  }
  return void 0;
}

// src/fleet/names.ts
var ranks = [
  ["local", "sandbox", "playground", "lab"],
  ["ci", "test", "testing", "tst"],
  ["dev", "devel", "develop", "development", "ont", "entw", "preview", "alpha"],
  ["integration", "int", "sit"],
  ["qa", "quality", "beta"],
  ["stage", "staging", "stg", "nonprod", "nonproduction"],
  ["acceptance", "acc", "abn", "rec", "recette", "uat"],
  ["perf", "performance", "load", "demo"],
  ["preprod", "preproduction", "pre", "ppd"],
  ["canary"],
  ["prod", "production", "produktion", "prd", "live"],
  ["dr"]
];
var rankByName = new Map(ranks.flatMap((names, rank) => names.map((name) => [name, rank])));
function exactRank(name) {
  const word2 = name.toLowerCase().replace(numbered, "");
  return rankByName.get(word2.replace(/^(pre|non)[-_]?(prod(?:uction)?)$/, "$1$2"));
}
var numbered = /^\d{1,3}[-_.](?=[a-z])/i;
function rankOf(name) {
  const exact2 = exactRank(name);
  if (exact2 !== void 0) return exact2;
  if (/(?:^|[-_.])pre[-_.]?prod/i.test(name)) return rankByName.get("preprod");
  if (/(?:^|[-_.])non[-_.]?prod/i.test(name)) return rankByName.get("nonprod");
  if (/(?:^|[-_.])canary(?:$|[-_.])/i.test(name)) return rankByName.get("canary");
  const words4 = name.split(/[-_.]/).flatMap((word2) => exactRank(word2.replace(/\d+$/, "")) ?? []);
  return words4.at(0);
}
function tellingRank(name) {
  const words4 = [name, ...name.split(/[-_.]/)];
  return words4.some((word2) => unmistakable.test(word2.replace(/\d+$/, ""))) ? rankOf(name) : void 0;
}
var regionLike = /^(?:eu|us|ap|na|sa|af|me|asia|apac|emea|uk|de|fr|east|west|north|south|central|primary|secondary|blue|green|[a-z]?\d+)(?:[-_.]|$|[a-z]*\d)/i;
var unmistakable = /^(?:te?st(?:ing)?|dev(?:elopment)?|qa|stg|stage|staging|uat|(?:pre|non)[-_]?prod(?:uction)?|prd|prod|production)\d{0,2}$/i;
function isEnvironmentFolder(name) {
  const word2 = name.replace(numbered, "");
  if (unmistakable.test(word2)) return true;
  const match = /^([a-z]+\d?)[-_.](.+)$/i.exec(word2);
  return match !== null && unmistakable.test(match[1] ?? "") && regionLike.test(match[2] ?? "");
}
function orderNames(names) {
  const ranked = names.map((name) => ({ name, rank: rankOf(name) }));
  return ranked.sort(
    (left, right) => (left.rank ?? Infinity) - (right.rank ?? Infinity) || (left.name < right.name ? -1 : 1)
  );
}
var sharedFolders = /* @__PURE__ */ new Set([
  "base",
  "bases",
  "common",
  "shared",
  "default",
  "defaults",
  "global",
  "template",
  "templates",
  "all"
]);
function isSharedFolder(name) {
  return sharedFolders.has(name.toLowerCase());
}

// src/fleet/entries.ts
function findEntries(walk2, view) {
  const problems = [];
  const entries = /* @__PURE__ */ new Map();
  const files = candidateFiles(walk2, view);
  const divided = dividedClusters(walk2, files);
  for (const file of files) {
    const parsed2 = parsedFile(walk2, file);
    if (parsed2?.kind === "malformed" && !isTemplate2(file, parsed2.text)) problems.push(parsed2.problem);
    if (parsed2?.kind !== "documents") continue;
    for (const document of parsed2.documents) {
      const identity = identify2(document);
      if (identity === void 0) continue;
      const entry2 = identity.group === fluxGroups.instance ? instanceEntry(textAt2(document, "spec", "sync", "path")) : kustomizationEntry(file, fluxKustomization(document, identity), divided);
      if (entry2 !== void 0 && !(entries.get(entry2.path)?.self ?? false)) entries.set(entry2.path, entry2);
    }
  }
  for (const path of overlayEntries(walk2, view))
    if (!entries.has(path)) entries.set(path, { path, self: false });
  return { entries: [...entries.values()].sort(compareEntries), problems };
}
function overlayEntries(walk2, view) {
  return [...view.folders.keys()].filter((folder) => {
    const name = nameOf(folder);
    const isNamed2 = isEnvironmentFolder(name) || nameOf(folderOf(folder)) === "clusters";
    if (!isNamed2 || isElsewhere(folder) || kustomizationFile(view, folder) === void 0) return false;
    const { manifests } = walkFolder(walk2, view, folder);
    return manifests.some((manifest) => fluxKustomization(manifest.body, manifest) !== void 0);
  });
}
function candidateFiles(walk2, view) {
  const files = [...view.folders.values()].flatMap((folder) => folder.files);
  return files.filter((file) => {
    if (!isManifest(file) || nameOf(file) === "gotk-components.yaml" || isElsewhere(file)) return false;
    const text4 = walk2.read(file);
    return text4 !== void 0 && (text4.includes(fluxGroups.kustomization) || text4.includes(fluxGroups.instance));
  });
}
function isTemplate2(file, text4) {
  return /(?:^|\/)templates\//.test(file) || text4.includes("{{");
}
function instanceEntry(path) {
  const folder = path === void 0 ? void 0 : resolvePath("", path);
  return folder === void 0 ? void 0 : { path: folder, self: true };
}
function kustomizationEntry(file, flux, divided) {
  if (flux === void 0) return void 0;
  const applied = resolvePath("", flux.path);
  const bootstrap = nameOf(file) === "gotk-sync.yaml" || nameOf(folderOf(file)) === "flux-system";
  if (bootstrap && applied !== void 0 && isInside(file, applied) && flux.path !== "")
    return { path: applied, self: true };
  return { path: entryOf(file, divided), self: false };
}
function entryOf(file, divided) {
  const [first, below4] = clusterFolders(file);
  if (first !== void 0) return below4 !== void 0 && divided.has(first) ? below4 : first;
  const folder = folderOf(file);
  return nameOf(folder) === "flux-system" ? folderOf(folder) : folder;
}
function clusterFolders(file) {
  const match = /^((?:.*\/)?clusters\/[^/]+)(?:(\/[^/]+)\/)?/.exec(file);
  return [match?.[1], match?.[2] === void 0 ? void 0 : `${match[1]}${match[2]}`];
}
function dividedClusters(walk2, files) {
  const named2 = files.flatMap((file) => {
    const [first, below4] = clusterFolders(file);
    const parsed2 = first === void 0 ? void 0 : parsedFile(walk2, file);
    const documents = parsed2?.kind === "documents" ? parsed2.documents : [];
    return documents.flatMap((document) => {
      const identity = identify2(document);
      const flux = identity === void 0 ? void 0 : fluxKustomization(document, identity);
      return first === void 0 || flux === void 0 ? [] : [{ first, below: below4, flux }];
    });
  });
  const groups = Map.groupBy(named2, ({ first, flux }) => `${first}
${flux.namespace}
${flux.name}`);
  const several = [...groups.values()].filter((group) => new Set(group.map(({ below: below4 }) => below4)).size > 1);
  const parents = new Set(several.flatMap((group) => group.map(({ first }) => folderOf(first))));
  const own = new Set(named2.flatMap(({ first, below: below4 }) => below4 === void 0 ? first : []));
  return new Set(named2.flatMap(({ first }) => parents.has(folderOf(first)) && !own.has(first) ? first : []));
}
function compareEntries(left, right) {
  return weight(left) - weight(right) || (left.path < right.path ? -1 : 1);
}
function weight(entry2) {
  const depth = entry2.path.split("/").length + (isSharedFolder(nameOf(entry2.path)) ? 1e7 : 0);
  if (entry2.self) return depth;
  return /(?:^|\/)clusters\//.test(entry2.path) ? 1e3 + depth : 1e6 + depth;
}

// src/fleet/clusters.ts
function findClusters(walk2, view) {
  const { entries, problems } = findEntries(walk2, view);
  const expanded = entries.map((entry2) => ({
    entry: entry2,
    deliveries: deliverCluster(walk2, view, startOf(walk2, view, entry2.path))
  }));
  const kept = expanded.filter(({ entry: entry2 }, index) => {
    const others = expanded.filter(
      (_, other) => other !== index && (other < index || expanded[other]?.entry.self === true)
    );
    return entry2.self || !others.some((other) => reaches(other.deliveries, entry2.path));
  });
  const names = clusterNames(kept.map(({ entry: entry2 }) => entry2.path));
  const clusters = kept.map(({ entry: entry2, deliveries }, index) => ({
    name: names[index] ?? entry2.path,
    entry: entry2.path,
    deliveries
  }));
  return { clusters, problems };
}
function startOf(walk2, view, path) {
  const isFolder = view.folders.has(path);
  const walked = isFolder ? walkFolder(walk2, view, path) : walkFile(walk2, view, path);
  return { path, folder: isFolder ? path : folderOf(path), walked };
}
function reaches(deliveries, path) {
  return deliveries.some(
    (delivery) => delivery.walked.manifests.some(
      ({ group, body, trail }) => group === fluxGroups.kustomization && (isInside(body.source.file, path) || trail.includes(path))
    )
  );
}
var generic = /* @__PURE__ */ new Set([
  "flux",
  "flux-system",
  "cluster",
  "config",
  "kubernetes",
  "k8s",
  "gitops",
  "bootstrap",
  "apps",
  "entry",
  "base",
  "deploy",
  "manifests",
  ""
]);
function clusterNames(paths) {
  const short = paths.map(clusterName);
  return short.map(
    (name, index) => short.filter((other) => other === name).length === 1 ? name : (paths[index] ?? name).replaceAll("/", "-")
  );
}
function clusterName(path) {
  const steps = path.replace(/\.ya?ml$/, "").split("/");
  const clusters = steps.lastIndexOf("clusters");
  const below4 = clusters === -1 ? [] : steps.slice(clusters + 1);
  if (below4.length > 0) return below4.join("-");
  return steps.findLast((step3) => !generic.has(step3)) ?? steps.findLast((step3) => step3 !== "") ?? "cluster";
}

// src/fleet/apps.ts
function nameApps(placed2, overrides) {
  const qualified = ambiguousNames(placed2);
  const plain3 = new Map(
    placed2.map((entry2) => [entry2, overrideName(entry2.deployed, overrides) ?? ownName(entry2, qualified)])
  );
  const groups = groupNames(placed2, plain3);
  return new Map(placed2.map((entry2) => [entry2, groups.get(plain3.get(entry2) ?? "") ?? plain3.get(entry2) ?? ""]));
}
function overrideName(deployed, overrides) {
  const match = Object.entries(overrides).find(
    ([, { images: images2 = [], chart }]) => images2.some((image) => deployed.images.includes(image)) || chart !== void 0 && chart === deployed.chart
  );
  return match?.[0];
}
function ownName(entry2, ambiguous2) {
  const name = plainName3(entry2);
  const { namespace: namespace2 } = entry2.deployed;
  if (namespace2 === void 0 || !ambiguous2.has(name)) return name;
  return `${withoutEnvironment(namespace2, entry2.environment)}-${name}`;
}
function ambiguousNames(placed2) {
  const groups = Map.groupBy(placed2, (entry2) => `${entry2.environment}
${plainName3(entry2)}`);
  const several = [...groups.values()].filter(
    (entries) => distinct(entries.map(({ deployed }) => deployed.namespace)) > 1 && distinct(entries.map(contentOf)) > 1
  );
  return new Set(several.flatMap((entries) => entries.map(plainName3)));
}
function distinct(values) {
  return new Set(values).size;
}
function contentOf({ deployed }) {
  return [deployed.chart ?? "", ...deployed.images].join("\n");
}
function plainName3({ environment, deployed: { name } }) {
  return withoutEnvironment(name, environment);
}
function withoutEnvironment(name, environment) {
  if (rankOf(environment) === void 0) return name;
  if (name.endsWith(`-${environment}`)) return name.slice(0, -environment.length - 1);
  return name.startsWith(`${environment}-`) ? name.slice(environment.length + 1) : name;
}
function groupNames(placed2, names) {
  const parents = /* @__PURE__ */ new Map();
  const nameOf3 = /* @__PURE__ */ new Map();
  for (const sharing of sharedScalars(placed2)) {
    const members = [...new Set(sharing.map(({ entry: entry2 }) => names.get(entry2) ?? ""))];
    const [first = "", ...rest] = members;
    for (const member of rest) parents.set(rootOf(parents, member), rootOf(parents, first));
    if (rest.length > 0) nameOf3.set(first, sharing);
  }
  const groups = Map.groupBy(new Set(names.values()), (name) => rootOf(parents, name));
  const named2 = [...groups.values()].filter((members) => members.length > 1).flatMap((members) => {
    const sharing = members.flatMap((member) => nameOf3.get(member) ?? []);
    const name = groupName(members, sharing);
    return members.map((member) => [member, name]);
  });
  return new Map(named2);
}
function groupName(members, sharing) {
  const images2 = new Set(sharing.flatMap(({ version }) => version.image ?? []));
  const [image] = images2;
  const variable = sharing.map(({ version }) => version.variable).find((name) => name !== void 0);
  const stem = variable?.toLowerCase().replaceAll("_", "-").replace(/-?(?:image-)?(?:version|tag)$/, "");
  const common4 = commonStart(members);
  if (images2.size === 1 && image !== void 0) return lastSegment(image);
  return [common4, stem].find((name) => name !== void 0 && name.length > 2) ?? (image === void 0 ? members[0] ?? "" : lastSegment(image));
}
function commonStart([first = "", ...rest]) {
  let length = first.length;
  while (length > 0 && !rest.every((name) => name.startsWith(first.slice(0, length)))) length--;
  return first.slice(0, length).replace(/[-_.]+$/, "");
}
function rootOf(parents, name) {
  let root = name;
  for (let parent = parents.get(root); parent !== void 0 && parent !== root; parent = parents.get(root))
    root = parent;
  return root;
}
function sharedScalars(placed2) {
  const uses = placed2.flatMap((entry2) => entry2.deployed.versions.map((version) => ({ entry: entry2, version })));
  const groups = Map.groupBy(
    uses,
    ({ entry: entry2, version: { node } }) => [
      entry2.environment,
      node.source.file,
      node.source.document,
      node.source.host?.start ?? "",
      node.start
    ].join("\n")
  );
  return [...groups.values()];
}
function appsOf(names, overrides) {
  const groups = Map.groupBy(names.keys(), (entry2) => names.get(entry2) ?? "");
  const all = [.../* @__PURE__ */ new Set([...groups.keys(), ...Object.keys(overrides)])].sort();
  return all.map((name) => app(name, groups.get(name) ?? [], overrides[name]));
}
function app(name, placed2, override) {
  const images2 = override?.images ?? [...new Set(placed2.flatMap(({ deployed }) => deployed.images))].sort();
  const chart = override?.chart ?? placed2.map(({ deployed }) => deployed.chart).find((found2) => found2 !== void 0);
  return {
    name,
    images: images2,
    ...chart === void 0 ? {} : { chart },
    ...override?.tagPattern === void 0 ? {} : { tagPattern: override.tagPattern }
  };
}

// src/fleet/find.ts
function findPath(root, path) {
  const segments = path.startsWith("/") ? parsePointer(path) : path.split(".");
  return segments?.reduce(step2, root);
}
function step2(node, segment) {
  if (node?.kind === "map") return node.entries.get(segment);
  if (node?.kind !== "list") return void 0;
  const keyed = keyedSegment(segment);
  if (keyed === void 0) return node.values[indexSegment(segment) ?? -1];
  return node.values.find((value2) => {
    const found2 = value2.kind === "map" ? value2.entries.get(keyed.key) : void 0;
    return found2?.kind === "scalar" && found2.text === keyed.value;
  });
}

// src/fleet/because.ts
var words3 = {
  "kustomize-image": "an entry of images",
  "helmrelease-version": "the chart\u2019s version",
  "helmrelease-value": "a value of the release",
  "helmchart-version": "the HelmChart\u2019s version",
  "oci-ref": "the OCIRepository\u2019s reference",
  "flux-image": "an entry of images of the Flux Kustomization",
  "flux-substitute": "a variable that Flux fills in",
  "container-image": "the container\u2019s image",
  "remote-ref": "the reference to another repository",
  "patch-value": "the value of a patch",
  config: "named in .github/lockkeeper.yml"
};
function whyPinned(kind, { node, owner }) {
  const over = owner === void 0 ? [] : overridden(owner, node);
  const places2 = over.map((each) => `${placeOf2(each).file}:${placeOf2(each).line}`);
  return places2.length === 0 ? void 0 : `${words3[kind]}, nearer to the environment than ${places2.join(" and ")}`;
}
function overridden(owner, node) {
  const states = [...owner.layers.map(({ before }) => before), owner];
  const set = states.findIndex((state) => holderOf(state, node) !== void 0);
  const holder = holderOf(states[set], node);
  if (holder === void 0) return [];
  const steps = stepsTo(owner.body, holder) ?? [];
  const earlier = states.slice(0, set).toReversed();
  const found2 = earlier.flatMap(
    (state) => (holder === node ? fieldAt(state.body, steps) : imageOf(state, holder).tag?.node) ?? []
  );
  return [...new Set(found2)].filter((each) => each !== node).slice(0, 3);
}
function holderOf(state, node) {
  if (state === void 0) return void 0;
  for (const [scalar, { tag: tag3, digest }] of state.images) {
    if (tag3?.node === node || digest?.node === node) return scalar;
  }
  return stepsTo(state.body, node) === void 0 ? void 0 : node;
}
function fieldAt(root, steps) {
  const found2 = steps.reduce((node, step3) => {
    if (node?.kind === "map") return typeof step3 === "string" ? node.entries.get(step3) : void 0;
    if (node?.kind !== "list" || typeof step3 === "string") return void 0;
    return typeof step3 === "number" ? node.values[step3] : node.values.find((value2) => textAt2(value2, step3.key) === step3.value);
  }, root);
  return found2?.kind === "scalar" ? found2 : void 0;
}

// src/fleet/pins.ts
function pinOf(walk2, owner, version) {
  const place2 = scalarPlace(walk2, version.node);
  if (place2 === void 0) return void 0;
  const { digest, image } = version;
  const kind = place2.inJsonPatch ? "patch-value" : version.kind;
  const because = whyPinned(kind, version);
  return {
    ...owner,
    kind,
    file: version.node.source.file,
    document: place2.document,
    path: formatPointer(place2.steps),
    value: version.node.text,
    version: version.version,
    ...digest === void 0 ? {} : { digest },
    ...image === void 0 ? {} : { image },
    range: place2.range,
    ...lineAndColumn(place2.text, place2.range[0]),
    ...because === void 0 ? {} : { because }
  };
}
function scalarPlace(walk2, node) {
  const { host } = node.source;
  const parsed2 = host === void 0 ? parsedFile(walk2, node.source.file) : hostedFile(walk2, host);
  const root = parsed2?.kind === "documents" ? parsed2.documents[node.source.document] : void 0;
  const steps = root === void 0 ? void 0 : stepsTo(root, node);
  if (root === void 0 || steps === void 0) return void 0;
  const inJsonPatch = root.kind === "list";
  const { document, text: text4 } = node.source;
  if (host === void 0) return { document, steps, range: [node.start, node.end], text: text4, inJsonPatch };
  const outer = scalarPlace(walk2, host);
  if (outer === void 0) return void 0;
  const range2 = hostedRange(outer.text, outer.range, node) ?? outer.range;
  return { ...outer, steps: [...outer.steps, ...steps], range: range2, inJsonPatch };
}
function hostedRange(text4, host, node) {
  const inner = node.source.text;
  const before = inner.slice(0, node.start);
  const line = before.split("\n").length - 1;
  const column = node.start - (before.lastIndexOf("\n") + 1);
  const innerLine = inner.split("\n")[line] ?? "";
  const outerLines = text4.slice(host[0], host[1]).split("\n");
  const outerLine = outerLines[line]?.replace(/\r$/, "") ?? "";
  const indent = outerLine.length - innerLine.length;
  if (indent < 0 || outerLine.slice(indent) !== innerLine || /\S/.test(outerLine.slice(0, indent)))
    return void 0;
  const lineStart = host[0] + outerLines.slice(0, line).reduce((sum2, text5) => sum2 + text5.length + 1, 0);
  const start2 = lineStart + indent + column;
  return [start2, start2 + node.end - node.start];
}
function configuredPin(walk2, owner, node) {
  return pinOf(walk2, owner, { node, kind: "config", version: versionIn(node.text) });
}
function versionIn(text4) {
  const match = /^[^\s:@]+(?::\d+\/[^\s:@]+)?:([\w][\w.+-]*)(?:@.*)?$/.exec(text4);
  return match?.[1] ?? text4;
}

// src/fleet/configured.ts
function configuredPins(walk2, environments, { apps: apps2 = {} }) {
  const wanted = Object.entries(apps2).flatMap(([app2, { pins: pins2 = [] }]) => pins2.map((pin) => ({ app: app2, ...pin })));
  const pins = [];
  const problems = [];
  for (const { app: app2, environment: name, file, path } of wanted) {
    const environment = environments.find((known2) => known2 === name);
    const parsed2 = parsedFile(walk2, resolvePath("", file) ?? file);
    const found2 = parsed2?.kind === "documents" ? firstScalar(parsed2.documents, path) : void 0;
    const pin = environment === void 0 || found2 === void 0 ? void 0 : configuredPin(walk2, { app: app2, environment }, found2);
    if (pin !== void 0) pins.push(pin);
    else problems.push(parsed2?.kind === "malformed" ? parsed2.problem : noSuchPin(app2, name, file, path));
  }
  return { pins, problems };
}
function firstScalar(documents, path) {
  for (const root of documents) {
    const node = findPath(root, path);
    if (node?.kind === "scalar") return node;
  }
  return void 0;
}
function noSuchPin(app2, environment, file, path) {
  return {
    code: "PIN_NOT_FOUND",
    message: `The configuration pins ${app2} in ${environment} at ${path} of ${file}, but no scalar stands there.`,
    advice: "Correct `apps` in .github/lockkeeper.yml, or leave the pin out to have it discovered."
  };
}

// src/fleet/labels.ts
function labelOf({ body, layers }, key2) {
  const given2 = layers.toReversed().flatMap((layer) => givenLabel(layer.body, key2) ?? []);
  return given2[0] ?? textAt2(body, "metadata", "labels", key2);
}
function givenLabel(body, key2) {
  const pairs = [
    ...listAt2(body, "labels").map((entry2) => child2(entry2, "pairs")),
    child2(body, "commonLabels"),
    descend(body, "spec", "commonMetadata", "labels")
  ];
  return pairs.flatMap((pair) => textAt2(pair, key2) ?? [])[0];
}
function splitByLabel(places2, key2) {
  return splitBy(places2, (manifest) => labelOf(manifest, key2));
}
function splitByNamespace(places2) {
  return splitBy(
    places2,
    ({ namespace: namespace2 = "" }) => [namespace2, ...namespace2.split(/[-_.]/).toReversed()].find(isEnvironmentFolder)
  );
}
function splitBy(places2, telling) {
  const parts = places2.flatMap(
    ({ name, clusters }) => clusters.flatMap(
      (cluster) => splitCluster(cluster, telling).map(([label, part2]) => ({ name: label ?? name, part: part2 }))
    )
  );
  const groups = Map.groupBy(parts, ({ name }) => name);
  return [...groups].map(([name, group]) => ({ name, clusters: group.map(({ part: part2 }) => part2) }));
}
function splitCluster(cluster, telling) {
  const labels2 = new Set(
    cluster.deliveries.flatMap(({ walked }) => walked.manifests.flatMap((each) => telling(each) ?? []))
  );
  const only = (label) => ({
    ...cluster,
    deliveries: cluster.deliveries.map((delivery) => labelled(delivery, telling, label))
  });
  const rest = only(void 0);
  const isLeft = rest.deliveries.some(({ walked }) => walked.manifests.length + walked.plainFiles.length > 0);
  return [
    ...[...labels2].map((label) => [label, only(label)]),
    ...isLeft ? [[void 0, rest]] : []
  ];
}
function labelled(delivery, telling, label) {
  const manifests = delivery.walked.manifests.filter((manifest) => telling(manifest) === label);
  const walked = label === void 0 ? { ...delivery.walked, manifests } : { ...nothingWalked, manifests };
  return { ...delivery, walked };
}
var usual = ["env", "environment", "app.kubernetes.io/environment"];
function tellingLabel(manifests) {
  return usual.find((key2) => manifests.some((manifest) => isEnvironmentFolder(labelOf(manifest, key2) ?? "")));
}

// src/fleet/values.ts
function imagesIn(values) {
  const found2 = [];
  const queue = values === void 0 ? [] : [{ path: "", node: values }];
  for (let at3 = 0; at3 < queue.length && at3 < 2e3; at3++) {
    const entry2 = queue[at3];
    if (entry2 === void 0) break;
    const image = entry2.node.kind === "map" ? mapImage(entry2.node, entry2.path) : void 0;
    if (image !== void 0) found2.push({ path: entry2.path, image });
    const scalar = scalarAt(entry2.node, "image");
    if (scalar !== void 0) found2.push(...scalarImage(entry2.node, scalar, entry2.path));
    for (const [key2, node] of children(entry2.node)) queue.push({ path: joinKeys(entry2.path, key2), node });
  }
  return found2;
}
function children(node) {
  if (node.kind === "map") return [...node.entries];
  return node.kind === "list" ? node.values.map((value2, index) => [String(index), value2]) : [];
}
function joinKeys(path, key2) {
  return path === "" ? key2 : `${path}.${key2}`;
}
function scalarImage(node, scalar, path) {
  const image = parseImage(scalar, "helmrelease-value");
  const beside = scalarAt(node, "tag") ?? scalarAt(node, "imageTag");
  const versions = image.tag === void 0 ? separateVersions(beside, void 0, "helmrelease-value") : {};
  return [{ path: joinKeys(path, "image"), image: { ...image, ...versions } }];
}
function mapImage(node, path) {
  const repository = textAt2(node, "repository") ?? textAt2(node, "name");
  const isImage = path === "image" || path.endsWith(".image");
  if (child2(node, "tag") === void 0 || repository === void 0 && !isImage) return void 0;
  if (textAt2(node, "repository") === void 0 && !isImage) return void 0;
  const registry = textAt2(node, "registry");
  const name = registry === void 0 || repository === void 0 ? repository ?? "" : `${registry}/${repository}`;
  return { name, ...separateVersions(scalarAt(node, "tag"), scalarAt(node, "digest"), "helmrelease-value") };
}
function imageNames(found2) {
  return [...new Set(found2.map(({ image }) => image.name))].filter((name) => name !== "");
}
function deployedByValues(values, chart) {
  const found2 = imagesIn(values);
  const named2 = nameInFile(values.source.file);
  const top = found2.find(({ path }) => path === "image") ?? (named2 === void 0 ? void 0 : found2[0]);
  if (top !== void 0)
    return valuesApp(values, top, found2, named2 ?? ownName2(top, values.source.file, chart));
  return found2.flatMap((each) => valuesApp(values, each, [each], ownName2(each, values.source.file, chart)));
}
function ownName2({ image }, file, chart) {
  return image.name === "" ? nameInFolders(file) ?? chart : lastSegment(image.name);
}
function valuesApp(values, main, found2, name) {
  if (name === void 0) return [];
  const { file } = values.source;
  const companions = imageNames(found2.filter((other) => other !== main));
  return [{ name, file, images: imageNames([main]), companions, versions: imageVersions(main.image) }];
}
function nameInFile(file) {
  const name = /^(.+)[-_.]values$/.exec(nameOf(file).replace(/\.ya?ml$/, ""))?.[1];
  return name === void 0 || isEnvironmentFolder(name) ? void 0 : name;
}
var common2 = /^(?:values|envs?|environments|overlays|charts?|helm|deploy|config|apps?|k8s|clusters|releases?)$/i;
function nameInFolders(file) {
  for (let folder = folderOf(file); folder !== ""; folder = folderOf(folder)) {
    const name = nameOf(folder);
    if (!common2.test(name) && !isEnvironmentFolder(name) && !isSharedFolder(name)) return name;
  }
  return void 0;
}
function mergeValues2(all) {
  return all.reduce(
    (merged2, values) => merged2 === void 0 ? values : mergeMaps3(merged2, values),
    void 0
  );
}

// src/fleet/release.ts
function releaseOf(manifest, around) {
  const values = valuesOf(manifest, around);
  const found2 = imagesIn(values);
  const source = chartSource(manifest, around.manifests);
  const chart = nameOf(textAt2(manifest.body, "spec", "chart", "spec", "chart") ?? source?.chart ?? "");
  const written = [chartVersion(manifest), ...source?.versions ?? []].flatMap((version) => version ?? []);
  const literal4 = written.flatMap(
    (version) => literalVersion(version, (version.owner ?? manifest).variables) ?? []
  );
  const said = found2.filter(({ image }) => around.images.has(image.name));
  const main = said.length > 0 ? said : mainImages(manifest, chart, found2, literal4.length > 0);
  const tags = main.flatMap(({ image }) => imageVersions(image, manifest)).map((version) => ({ ...version, ...keysIn(values, version, manifest) }));
  const chosen = said.length > 0 && tags.length > 0 ? tags : choose(manifest, chart, literal4, tags);
  return {
    ...deployedBase(manifest),
    ...chart === "" ? {} : { chart },
    images: imageNames(main),
    companions: imageNames(found2.filter((other) => !main.includes(other))),
    versions: chosen,
    ...chosen.length > 0 ? {} : { choices: choicesIn(found2) },
    ...openIn(chosen, [...written, ...main.flatMap(({ image }) => image.tag ?? [])])
  };
}
function keysIn(values, { node }, { body }) {
  if (values === void 0 || stepsTo(body, node) !== void 0) return {};
  const steps = stepsTo(values, node) ?? [];
  const keys = steps.filter((step3) => typeof step3 === "string");
  return keys.length > 0 && keys.length === steps.length ? { valueKeys: keys } : {};
}
function choose(manifest, chart, charts, images2) {
  const [first] = charts;
  const [image] = images2;
  if (first === void 0 || image === void 0) return image === void 0 ? charts : images2;
  if (!manifest.names.includes(chart)) return images2;
  if (sameVersion(first.version, image.version)) return [...charts, ...images2];
  return nearness(image.node, manifest) > nearness(first.node, first.owner ?? manifest) ? images2 : charts;
}
function nearness({ source: { file } }, { trail }) {
  return trail.findLastIndex((folder) => isInside(file, folder));
}
function mainImages(manifest, chart, found2, hasChart) {
  const named2 = found2.find(({ image }) => manifest.names.includes(lastSegment(image.name)));
  if (named2 !== void 0) return [named2];
  const top = found2.find(({ path }) => path === "image");
  const generic2 = isGeneric(chart);
  if (top !== void 0 && (generic2 || !hasChart || manifest.names.includes(chart))) return [top];
  const nested = found2.find(({ path }) => path.endsWith(".image"));
  if (generic2 && nested !== void 0) return [nested];
  if (hasChart) return [];
  const tagged = found2.filter(({ image }) => image.tag !== void 0);
  const tags = new Set(tagged.map(({ image }) => image.tag?.version));
  return tags.size === 1 ? tagged : [];
}
function choicesIn(found2) {
  return found2.flatMap(({ image }) => imageVersions(image));
}
function isGeneric(chart) {
  return /^(?:app-template|common|generic|universal|microservice|application|onechart|stakater-application)(?:-chart)?$/.test(
    chart
  );
}
function chartVersion(owner) {
  return versionOfChart(owner, descend(owner.body, "spec", "chart", "spec"), "helmrelease-version");
}
function versionOfChart(owner, spec, kind) {
  const source = textAt2(spec, "sourceRef", "kind");
  const node = source === "GitRepository" || source === "Bucket" ? void 0 : scalarAt(spec, "version");
  return node === void 0 ? void 0 : { node, kind, version: node.text, owner };
}
function chartSource(manifest, all) {
  const reference2 = descend(manifest.body, "spec", "chartRef");
  const kind = textAt2(reference2, "kind");
  const name = textAt2(reference2, "name");
  if (kind === void 0 || name === void 0) return void 0;
  const namespace2 = textAt2(reference2, "namespace") ?? manifest.namespace;
  const named2 = all.filter(
    (other) => other.group === fluxGroups.source && other.kind === kind && other.names.includes(name)
  );
  const source = named2.find((other) => other.namespace === namespace2) ?? named2[0];
  if (source === void 0) return void 0;
  if (kind === "HelmChart") {
    const version = versionOfChart(source, descend(source.body, "spec"), "helmchart-version");
    return {
      chart: textAt2(source.body, "spec", "chart") ?? name,
      versions: version === void 0 ? [] : [version]
    };
  }
  const versions = kind === "OCIRepository" ? ociVersions(source.body) : [];
  return {
    chart: textAt2(source.body, "spec", "url") ?? name,
    versions: versions.map((version) => ({ ...version, owner: source }))
  };
}
function valuesOf(manifest, { manifests, parse }) {
  const inline = descend(manifest.body, "spec", "values");
  const from = listAt2(manifest.body, "spec", "valuesFrom").flatMap((reference2) => {
    const name = textAt2(reference2, "name") ?? "";
    const maps = manifests.filter((each) => isConfigMap(each) && each.names.includes(name));
    const map = maps.find((each) => each.namespace === manifest.namespace) ?? maps[0];
    const entry2 = map === void 0 || textAt2(reference2, "kind") !== "ConfigMap" ? void 0 : configEntry(map, textAt2(reference2, "valuesKey") ?? "values.yaml");
    if (entry2 === void 0) return [];
    const path = textAt2(reference2, "targetPath");
    if (path !== void 0) return entry2.kind === "text" ? [valueAt3(entry2.node, path)] : [];
    return entryValues(entry2, parse) ?? [];
  });
  return mergeValues2([...from, ...inline?.kind === "map" ? [inline] : []]);
}
function valueAt3(node, path) {
  const { source, start: start2 } = node;
  const keys = path.split(".");
  const last = { kind: "map", entries: /* @__PURE__ */ new Map([[keys.at(-1) ?? "", node]]), source, start: start2 };
  return keys.slice(0, -1).reduceRight(
    (inner, key2) => ({ kind: "map", entries: /* @__PURE__ */ new Map([[key2, inner]]), source, start: start2 }),
    last
  );
}

// src/fleet/deployed.ts
function deployedBy(manifest, around) {
  if (manifest.remote !== void 0) return remoteDeployed(manifest, manifest.remote.versions);
  const name = around.appLabel === void 0 ? void 0 : labelOf(manifest, around.appLabel);
  const named2 = name === void 0 ? {} : { name };
  if (manifest.group === fluxGroups.helmRelease && manifest.kind === "HelmRelease")
    return [{ ...releaseOf(manifest, around), ...named2 }];
  const containers2 = containersOf(manifest);
  if (containers2.length === 0 || isFluxItself(manifest)) return [];
  return [{ ...workload(manifest, containers2), ...named2 }];
}
function isFluxItself(manifest) {
  return textAt2(manifest.body, "metadata", "labels", "app.kubernetes.io/part-of") === "flux";
}
function deployedBase(manifest) {
  const { namespace: namespace2 } = manifest;
  return {
    name: manifest.names[0] ?? manifest.name,
    file: manifest.body.source.file,
    ...namespace2 === void 0 ? {} : { namespace: namespace2 }
  };
}
function workload(manifest, containers2) {
  const main = mainContainer(manifest, containers2);
  const own = containers2.filter(({ image }) => image.name === main?.image.name);
  const others = containers2.filter((container2) => !own.includes(container2));
  const names = (all) => [
    ...new Set(all.map(({ image }) => fillText(image.name, manifest.variables ?? /* @__PURE__ */ new Map())))
  ];
  const versions = own.flatMap(({ image }) => imageVersions(image, manifest));
  return {
    ...deployedBase(manifest),
    images: names(own),
    companions: names(others),
    versions,
    ...openIn(
      versions,
      own.flatMap(({ image }) => image.tag ?? [])
    )
  };
}
function openIn(versions, written) {
  const [open] = versions.length > 0 ? [] : written.filter(({ version }) => version.includes("${"));
  return open === void 0 ? {} : { open };
}
function mainContainer(manifest, containers2) {
  const running = containers2.filter(({ list: list2 }) => list2 === "containers");
  return running.find(({ name }) => manifest.names.includes(name)) ?? running.find(({ image }) => manifest.names.includes(lastSegment(image.name))) ?? running[0] ?? containers2[0];
}
function imageVersions(image, owner) {
  const { digest } = image;
  const variables = owner?.variables;
  const name = fillText(image.name, variables ?? /* @__PURE__ */ new Map());
  const tag3 = image.tag === void 0 ? void 0 : literalVersion(image.tag, variables);
  if (image.tag !== void 0 && tag3 === void 0) return [];
  const shared = {
    ...name === "" ? {} : { image: name },
    ...digest === void 0 ? {} : { digest: digest.version },
    ...owner === void 0 ? {} : { owner }
  };
  const tagged = tag3 === void 0 ? [] : [{ ...tag3, ...shared }];
  const own = digest === void 0 || digest.node === tag3?.node ? void 0 : literalVersion(digest, variables);
  return own === void 0 ? tagged : [...tagged, { ...own, ...shared, version: tag3?.version ?? own.version }];
}
function remoteDeployed(manifest, versions) {
  const base = { ...deployedBase(manifest), companions: [] };
  const images2 = [...manifest.images.values()].map((image) => ({
    ...base,
    name: lastSegment(image.name),
    images: [image.name],
    versions: imageVersions(image, manifest)
  }));
  if (images2.some(({ name, versions: set }) => name === manifest.name && set.length > 0)) return images2;
  const owner = manifest.remote?.source ?? manifest;
  const own = versions.flatMap((version) => literalVersion({ ...version, owner }, manifest.variables) ?? []);
  return [...images2, { ...base, images: [], versions: own }];
}

// src/fleet/doubts.ts
function doubtsOf(environment, place2, known2) {
  const unreadable = (place2?.clusters ?? []).flatMap(
    ({ deliveries }) => deliveries.flatMap(({ walked }) => walked.unreadable)
  );
  const pinned = new Set(known2.pins.filter((pin) => pin.environment === environment).map(({ app: app2 }) => app2));
  const malformed2 = unreadable.flatMap(
    (entry2) => concerned(entry2, known2.apps, pinned).map((app2) => ({ app: app2, environment, problem: entry2.problem }))
  );
  const open = [...known2.appNames].filter(
    ([entry2, app2]) => entry2.environment === environment && !pinned.has(app2)
  );
  const unpinned = open.filter(([, app2]) => known2.apps.some(({ name }) => name === app2));
  const lines = new Map((place2?.clusters ?? []).flatMap(({ deliveries }) => deliveries.flatMap(linesIn)));
  const doubted = unpinned.map(([entry2, app2]) => unpinnedDoubt(environment, entry2, app2, lines));
  const all = [...malformed2, ...doubted];
  return [...new Map(all.toReversed().map((doubt) => [doubt.app, doubt])).values()].toReversed();
}
var fileSuffix = /[-_.](?:values|patch|release|helmrelease|hr|deployment|image|images|version|overlay|app)$/;
function concerned({ file, target }, apps2, pinned) {
  const names = new Set(apps2.map(({ name }) => name));
  const targeted = textAt2(target, "name");
  if (targeted !== void 0 && names.has(targeted)) return [targeted];
  const steps = file.replace(/\.ya?ml$/, "").split("/");
  const step3 = steps.findLast((word2) => names.has(word2) || names.has(word2.replace(fileSuffix, "")));
  if (step3 !== void 0) return [names.has(step3) ? step3 : step3.replace(fileSuffix, "")];
  return steps.at(-1) === "kustomization" ? [...names].filter((name) => !pinned.has(name)) : [];
}
function linesIn({
  walked
}) {
  return walked.manifests.flatMap(
    ({ generated: generated2 }) => [...generated2 ?? []].flatMap(([key2, entry2]) => entry2.kind === "line" ? [[key2, entry2]] : [])
  );
}
function unpinnedDoubt(environment, entry2, app2, lines) {
  const { file, choices = [], open } = entry2.deployed;
  if (choices.length > 1) return ambiguous(environment, entry2, app2);
  if (open !== void 0) return { app: app2, environment, problem: unknownValue(app2, environment, open, lines) };
  return {
    app: app2,
    environment,
    problem: {
      code: "NOT_PINNED",
      message: `${app2} runs in ${environment}, but nothing there fixes its version.`,
      place: { file, line: 1, column: 1 },
      advice: "Write the version there, or name its place under `apps` in .github/lockkeeper.yml."
    }
  };
}
function unknownValue(app2, environment, { node, version }, lines) {
  const variable = /\$\{(\w+)/.exec(version)?.[1] ?? version;
  const line = lines.get(variable);
  if (line !== void 0)
    return {
      code: "VERSION_IN_LINES",
      message: `The version of ${app2} in ${environment} is ${variable} of ${line.place.file}, and only YAML is changed here.`,
      place: line.place,
      advice: `Write it among the generator's literals: \`literals: [${variable}=${line.text}]\`.`
    };
  return {
    code: "VERSION_UNKNOWN",
    message: `The version of ${app2} in ${environment} is ${version}, and nothing in this repository gives ${variable} a value.`,
    place: placeOf2(node),
    advice: `Give it one where Flux fills it in: \`postBuild: {substitute: {${variable}: VERSION}}\`.`
  };
}
function ambiguous(environment, { deployed }, app2) {
  const { file, choices = [] } = deployed;
  const shown = choices.map(({ image, version }) => `${image ?? "its image"} at ${version}`);
  const [first] = choices;
  const place2 = first === void 0 ? { file, line: 1, column: 1 } : placeOf2(first.node);
  const images2 = choices.flatMap(({ image }) => image ?? []);
  const advice = `Say which images are ${app2}'s in .github/lockkeeper.yml: \`apps: {${app2}: {images: [${images2[0] ?? "IMAGE"}]}}\`.`;
  return {
    app: app2,
    environment,
    problem: {
      code: "PIN_AMBIGUOUS",
      message: `${app2} runs ${shown.join(" and ")} in ${environment}: which of them is its version?`,
      place: place2,
      advice
    }
  };
}

// src/fleet/places.ts
function clusterEnvironments(clusters) {
  const places2 = /* @__PURE__ */ new Map();
  for (const cluster of clusters) {
    for (const [name, deliveries] of splitCluster2(cluster)) {
      places2.set(name, [...places2.get(name) ?? [], { name: cluster.name, deliveries }]);
    }
  }
  return [...places2].map(([name, parts]) => ({ name, clusters: parts }));
}
function splitCluster2(cluster) {
  const own = ownName3(cluster);
  const parts = cluster.deliveries.flatMap((delivery) => splitDelivery(cluster, delivery));
  const whole = wholeCluster(cluster, new Set(parts.flatMap(({ label }) => label ?? [])));
  if (whole !== void 0) return /* @__PURE__ */ new Map([[whole, cluster.deliveries]]);
  const groups = /* @__PURE__ */ new Map();
  for (const [name, group] of Map.groupBy(parts, ({ label }) => label ?? own)) {
    const deliveries = group.map(({ delivery }) => delivery);
    if (name !== own || !deliveries.every(carriesNothing)) groups.set(name, deliveries);
  }
  return groups;
}
function splitDelivery(cluster, delivery) {
  const label = labelOf2(cluster, delivery);
  if (label !== void 0) return [{ label, delivery }];
  const groups = Map.groupBy(delivery.walked.manifests, manifestLabel);
  if (groups.size <= 1 && groups.has(void 0)) return [{ delivery }];
  const rest = { ...delivery, walked: { ...delivery.walked, manifests: groups.get(void 0) ?? [] } };
  groups.delete(void 0);
  const labelled2 = [...groups].map(([name, manifests]) => ({
    ...name === void 0 ? {} : { label: name },
    delivery: { ...delivery, walked: { ...nothingWalked, manifests } }
  }));
  return [...labelled2, { delivery: rest }];
}
function manifestLabel({ trail, body }) {
  if (isInfrastructure(body.source.file)) return void 0;
  const folder = trail.findLast((step3) => step3.split("/").some(isEnvironmentFolder));
  return folder?.split("/").findLast(isEnvironmentFolder);
}
function wholeCluster(cluster, labels2) {
  const [label] = labels2;
  if (label === void 0) return ownName3(cluster);
  if (labels2.size > 1) return void 0;
  const [own, other] = [tellingRank(cluster.name), rankOf(label)];
  return own !== void 0 && other !== void 0 && own !== other ? ownName3(cluster) : label;
}
function ownName3(cluster) {
  const match = /(?:^|\/)clusters\/([^/]+)\/[^/]+/.exec(cluster.entry);
  const outer = match?.[1];
  return outer !== void 0 && exactRank(outer) !== void 0 ? outer : cluster.name;
}
function runsSomething({ clusters }) {
  return clusters.some(({ deliveries }) => deliveries.some(({ walked }) => holdsWork(walked)));
}
function holdsWork({ manifests, plainFiles }) {
  const works = manifests.some(
    (manifest) => manifest.kind === "HelmRelease" || containersOf(manifest).length > 0 || (manifest.remote?.versions.length ?? 0) > 0 || manifest.remote !== void 0 && manifest.images.size > 0
  );
  return works || plainFiles.some((file) => deployedByValues(file, "").length > 0);
}
function carriesNothing(delivery) {
  return isInfrastructure(delivery.folder) || !holdsWork(delivery.walked);
}
function labelOf2(cluster, delivery) {
  if (delivery.name === void 0 || isInfrastructure(delivery.folder)) return void 0;
  const own = delivery.elsewhere === void 0 ? environmentInPath(delivery.folder) : void 0;
  const said = tellingRank(cluster.name) === void 0 ? environmentInName(delivery) : void 0;
  return own ?? said ?? (delivery.parent === void 0 ? void 0 : labelOf2(cluster, delivery.parent));
}
function environmentInName({ name = "", targetNamespace = "" }) {
  const word2 = name.split(/[-_.]/).findLast(isEnvironmentFolder);
  return word2 ?? (isEnvironmentFolder(targetNamespace) ? targetNamespace : void 0);
}
function environmentInPath(path) {
  const steps = path.split("/");
  return steps.findLast((step3, at3) => isEnvironmentStep(step3, steps[at3 - 1]));
}
function isEnvironmentStep(step3, before) {
  if (isSharedFolder(step3) || step3 === "") return false;
  return isEnvironmentFolder(step3) || before !== void 0 && /^(?:overlays|environments|envs)$/.test(before);
}
function isInfrastructure(path) {
  const steps = path.split("/");
  const index = steps.findLastIndex((step3) => /^(?:infra(?:structure)?(?:[-_].+)?|flux-system)$/i.test(step3));
  return index !== -1 && !steps.slice(index + 1).includes("apps");
}

// src/fleet/reach.ts
function reachOf(places2) {
  const documents = /* @__PURE__ */ new Map();
  const folders = /* @__PURE__ */ new Map();
  const holders2 = /* @__PURE__ */ new Map();
  const add = (node, environment) => {
    for (const [known2, key2] of [
      [documents, documentKey(node)],
      [folders, folderOf(node.source.file)]
    ])
      known2.set(key2, (known2.get(key2) ?? /* @__PURE__ */ new Set()).add(environment));
  };
  for (const { name, clusters } of places2) {
    const manifests = clusters.flatMap(
      ({ deliveries }) => deliveries.flatMap(({ walked }) => walked.manifests)
    );
    const flux = manifests.filter(({ group }) => group === fluxGroups.kustomization);
    holders2.set(name, new Map(flux.map((manifest) => [manifest.body, manifest])));
    for (const { body: own, layers, merges } of manifests) {
      add(own, name);
      for (const { body } of layers) add(body, name);
      for (const merge of merges) add(merge, name);
    }
  }
  return { documents, folders, holders: holders2 };
}
function documentKey({ source }) {
  return `${source.file}
${source.document}`;
}
function isShared({ version }, reach2) {
  const { node, valueKeys } = version;
  const reached = valueKeys === void 0 ? reach2.documents.get(documentKey(node)) : reach2.folders.get(folderOf(node.source.file));
  return (reached?.size ?? 0) > 1;
}
function isOwn2(node, { environment }, reach2) {
  const reached = reach2.documents.get(documentKey(node));
  return reached?.size === 1 && reached.has(environment) && node.source.host === void 0;
}
function ownKustomizations(layers, use, reach2) {
  return layers.filter((layer) => layer.kind === "kustomization" && isOwn2(layer.body, use, reach2));
}

// src/fleet/seat-entries.ts
function seat({ source }, entry2) {
  return { file: source.file, document: source.document, entry: entry2 };
}
function imageEntry({ before }, above, version) {
  const scalar = imageScalar(before, version.node);
  const name = scalar === void 0 ? void 0 : imageOf(before, scalar).name;
  return name === void 0 ? void 0 : { kind: "image", path: `${above}/images`, name };
}
function imageScalar(manifest, node) {
  for (const [scalar, { tag: tag3, digest }] of manifest.images)
    if (tag3?.node === node || digest?.node === node) return scalar;
  const steps = stepsTo(manifest.body, node);
  return steps?.at(-1) === "image" && steps.some(isContainerList) ? node : void 0;
}
function isContainerList(step3) {
  return step3 === "containers" || step3 === "initContainers";
}
function patchEntry(manifest, above, version) {
  const scalar = imageScalar(manifest, version.node) ?? version.node;
  const steps = stepsTo(manifest.body, scalar);
  const kind = textAt2(manifest.body, "kind");
  if (steps === void 0 || kind === void 0) return void 0;
  const image = scalar === version.node ? void 0 : version.image;
  return {
    kind: "patch",
    path: `${above}/patches`,
    object: { kind, name: manifest.name },
    field: formatPointer(indexed(manifest.body, steps)),
    ...image === void 0 ? {} : { image }
  };
}
function indexed(root, steps) {
  let node = root;
  return steps.map((step3) => {
    const at3 = node?.kind === "list" && typeof step3 === "object" ? indexOf(node.values, step3) : step3;
    node = node?.kind === "list" ? node.values[Number(at3)] : descend(node, String(at3));
    return at3;
  });
}
function indexOf(values, { key: key2, value: value2 }) {
  return values.findIndex((entry2) => textAt2(entry2, key2) === value2);
}

// src/fleet/held.ts
function heldSeat(use, reach2) {
  const { version, environment } = use;
  const set = version.owner?.set;
  if (set !== void 0) return patchedSeat(set, use, reach2);
  const flux = version.owner?.layers.find(({ kind }) => kind === "flux");
  const holder = flux === void 0 ? void 0 : reach2.holders.get(environment)?.get(flux.body);
  const over = holder?.layers.find(({ body }) => isOwn2(body, use, reach2));
  if (flux === void 0 || holder === void 0 || over === void 0) return void 0;
  const above = over.kind === "flux" ? "/spec" : "";
  const entry2 = stepsTo(holder.body, version.node) === void 0 ? heldEntry(holder, over, flux, use) : patchEntry(over.before, above, { ...version, owner: holder });
  return entry2 === void 0 ? void 0 : seat(over.body, entry2);
}
function patchedSeat(set, use, reach2) {
  const over = set.layers.find(({ body }) => isOwn2(body, use, reach2));
  if (over === void 0) return void 0;
  const above = over.kind === "flux" ? "/spec" : "";
  const entry2 = patchEntry(over.before, above, { ...use.version, owner: set });
  return entry2 === void 0 ? void 0 : seat(over.body, entry2);
}
function heldEntry(holder, over, flux, { version }) {
  const { variable } = version;
  const patched = holder.layers[holder.layers.indexOf(over) + 1]?.before ?? holder;
  const entry2 = variable === void 0 ? imageEntry(flux, "", version) ?? patchEntry(flux.before, "", version) : { kind: "variable", path: "" };
  if (entry2 === void 0) return void 0;
  const where2 = entry2.kind === "variable" ? missingBelow(patched.body, ["spec", "postBuild", "substitute", variable ?? ""]) : missingBelow(patched.body, ["spec", `${entry2.kind}${entry2.kind === "image" ? "s" : "es"}`, "-"]);
  const object = { kind: "Kustomization", name: over.before.name };
  return { kind: "held", path: over.kind === "flux" ? "/spec/patches" : "/patches", object, ...where2, entry: entry2 };
}
function valuesSeat(use, reach2) {
  const { owner, valueKeys } = use.version;
  if (owner === void 0 || valueKeys === void 0) return void 0;
  const keys = ["spec", "values", ...valueKeys];
  const merge = owner.merges.findLast((each) => isOwn2(each, use, reach2));
  if (merge !== void 0) return seat(merge, { kind: "value", path: formatPointer(keys) });
  const over = owner.layers.find((layer) => isOwn2(layer.body, use, reach2));
  if (over === void 0) return void 0;
  const object = { kind: owner.kind, name: over.before.name };
  const path = over.kind === "flux" ? "/spec/patches" : "/patches";
  const entry2 = { kind: "value", path: "" };
  return seat(over.body, { kind: "held", path, object, ...missingBelow(owner.body, keys), entry: entry2 });
}
function missingBelow(root, steps) {
  const last = steps.length - 1;
  const first = steps.findIndex(
    (_, at3) => at3 === last || descend(root, ...steps.slice(0, at3 + 1)) === void 0
  );
  return { field: formatPointer(steps.slice(0, first + 1)), missing: steps.slice(first + 1) };
}

// src/fleet/seats.ts
function seatsOf(uses, reach2) {
  const ways = [
    variableSeat,
    mergedSeat,
    nearSeat("image"),
    farSeat("image"),
    fluxSeat("image"),
    nearSeat("patch"),
    farSeat("patch"),
    fluxSeat("patch"),
    valuesSeat,
    heldSeat
  ];
  const alternatives2 = ways.flatMap((way) => {
    const seats = uses.map((use) => way(use, reach2));
    return seats.every((seat2) => seat2 !== void 0) ? [distinctSeats(seats)] : [];
  });
  return [...new Map(alternatives2.map((seats) => [JSON.stringify(seats), seats])).values()];
}
function distinctSeats(seats) {
  return [...new Map(seats.map((seat2) => [JSON.stringify(seat2), seat2])).values()];
}
function variableSeat(use, reach2) {
  const { owner, variable } = use.version;
  const own = owner?.layers.findLast((layer) => layer.kind === "flux" && isOwn2(layer.body, use, reach2));
  if (own === void 0 || variable === void 0) return void 0;
  const path = formatPointer(["spec", "postBuild", "substitute", variable]);
  return seat(own.body, { kind: "variable", path });
}
function mergedSeat(use, reach2) {
  const { owner, node } = use.version;
  const merge = owner?.merges.findLast((each) => isOwn2(each, use, reach2));
  const steps = owner === void 0 ? void 0 : stepsTo(owner.body, node);
  if (merge === void 0 || steps?.every((step3) => typeof step3 === "string") !== true) return void 0;
  return seat(merge, { kind: "value", path: formatPointer(steps) });
}
function nearSeat(kind) {
  return (use, reach2) => {
    const own = ownKustomizations(use.version.owner?.layers ?? [], use, reach2);
    const field = kind === "image" ? "images" : "patches";
    const used = own.find(({ body }) => descend(body, field) !== void 0);
    return layerSeat(used ?? own[0], kind, use);
  };
}
function farSeat(kind) {
  return (use, reach2) => layerSeat(ownKustomizations(use.version.owner?.layers ?? [], use, reach2).at(-1), kind, use);
}
function fluxSeat(kind) {
  return (use, reach2) => {
    const layers = use.version.owner?.layers ?? [];
    const own = layers.find((layer) => layer.kind === "flux" && isOwn2(layer.body, use, reach2));
    return layerSeat(own, kind, use);
  };
}
function layerSeat(layer, kind, use) {
  if (layer === void 0) return void 0;
  const above = layer.kind === "flux" ? "/spec" : "";
  const entry2 = kind === "image" ? imageEntry(layer, above, use.version) : patchEntry(layer.before, above, use.version);
  return entry2 === void 0 ? void 0 : seat(layer.body, entry2);
}

// src/fleet/contents.ts
function gatherContents(walk2, names, places2, overrides, chart) {
  const wanted = overrides.apps ?? {};
  const images2 = new Set(Object.values(wanted).flatMap(({ images: images3 = [] }) => images3));
  const placed2 = names.flatMap(
    (name) => placedIn(walk2, places2.get(name), { images: images2, chart, appLabel: overrides.labels?.app })
  );
  const chosen = withoutInfrastructure(placed2, overrides);
  const appNames = nameApps(chosen, wanted);
  const configured = configuredPins(walk2, names, overrides);
  const found2 = names.flatMap(
    (name) => environmentPins(walk2, name, places2.get(name), appNames, configured.pins)
  );
  const pins = withSeats(found2, reachOf(places2.values()));
  const asked = [...appNames].flatMap(
    ([{ deployed }, app2]) => (deployed.choices?.length ?? 0) > 1 || deployed.open !== void 0 ? app2 : []
  );
  const pinned = /* @__PURE__ */ new Set([...pins.map(({ app: app2 }) => app2), ...asked, ...Object.keys(wanted)]);
  const apps2 = appsOf(appNames, wanted).filter(({ name }) => pinned.has(name) && isAppName(name));
  const known2 = new Set(apps2.map(({ name }) => name));
  const companions = names.flatMap((environment) => companionsIn(environment, appNames, known2));
  const doubts = names.flatMap((name) => doubtsOf(name, places2.get(name), { appNames, pins, apps: apps2 }));
  return {
    apps: apps2,
    pins: pins.filter(({ app: app2 }) => known2.has(app2)),
    problems: configured.problems,
    companions,
    doubts
  };
}
function placedIn(walk2, place2, said) {
  return (place2?.clusters ?? []).flatMap((cluster) => {
    const manifests = cluster.deliveries.flatMap(filledManifests);
    const parse = (node) => firstDocument(walk2, node);
    const around = { manifests: [...manifests, ...sourcesAround(cluster.deliveries)], parse, ...said };
    const values = cluster.deliveries.flatMap(({ walked }) => walked.plainFiles);
    const deployed = [
      ...manifests.flatMap((manifest) => deployedBy(manifest, around)),
      ...values.flatMap((file) => deployedByValues(file, said.chart))
    ];
    const where2 = {
      environment: place2?.name ?? "",
      ...cluster.name === void 0 ? {} : { cluster: cluster.name }
    };
    return deployed.map((entry2) => ({ ...where2, deployed: entry2 }));
  });
}
function filledManifests(delivery) {
  const variables = variablesOf2(delivery);
  const { manifests } = delivery.walked;
  if (variables.size === 0) return manifests;
  return manifests.map((manifest) => ({
    ...manifest,
    variables: new Map([...variables, ...manifest.variables ?? []])
  }));
}
function sourcesAround(deliveries) {
  const others = deliveries[0]?.siblings ?? [];
  return others.filter(({ walked }) => walked.manifests.some(isSource)).flatMap((delivery) => filledManifests(delivery).filter(isSource));
}
function isSource(manifest) {
  return manifest.group === fluxGroups.source || isConfigMap(manifest);
}
function firstDocument(walk2, node) {
  const parsed2 = hostedFile(walk2, node);
  return parsed2.kind === "documents" ? parsed2.documents[0] : void 0;
}
function withoutInfrastructure(placed2, { apps: apps2 = {} }) {
  const isNamed2 = ({ deployed }) => Object.hasOwn(apps2, deployed.name) || Object.values(apps2).some(
    ({ images: images2 = [], chart }) => images2.some((image) => deployed.images.includes(image)) || chart !== void 0 && chart === deployed.chart
  );
  const chosen = placed2.filter((entry2) => !isInfrastructure(entry2.deployed.file) || isNamed2(entry2));
  return chosen.some(({ deployed }) => deployed.versions.length > 0) ? chosen : placed2.filter((entry2) => !entry2.deployed.file.includes("flux-system/"));
}
function environmentPins(walk2, environment, place2, names, configured) {
  const own = configured.filter((pin) => pin.environment === environment);
  const replaced2 = new Set(own.map(({ app: app2 }) => app2));
  const clusters = place2?.clusters.length ?? 0;
  const found2 = /* @__PURE__ */ new Map();
  for (const [entry2, app2] of names) {
    if (entry2.environment !== environment || replaced2.has(app2)) continue;
    for (const version of entry2.deployed.versions) {
      const pin = pinOf(walk2, { app: app2, environment }, version);
      if (pin === void 0) continue;
      const key2 = `${app2}
${placeKey(pin)}`;
      const known2 = found2.get(key2) ?? { pin, clusters: /* @__PURE__ */ new Set(), uses: [] };
      if (entry2.cluster !== void 0) known2.clusters.add(entry2.cluster);
      known2.uses.push({ environment, version });
      found2.set(key2, known2);
    }
  }
  const pins = [...found2.values()].map(({ pin, clusters: reached, uses }) => {
    const [cluster] = reached;
    const one = clusters > 1 && reached.size === 1 && cluster !== void 0;
    return { pin: one ? { ...pin, cluster } : pin, clusters: reached, uses };
  });
  const listed = own.map((pin) => ({ pin, clusters: /* @__PURE__ */ new Set(), uses: [] }));
  return [...listed, ...pins].sort((left, right) => comparePins(left.pin, right.pin));
}
function withSeats(found2, reach2) {
  const same = Map.groupBy(found2, ({ pin }) => placeKey(pin));
  return found2.map(({ pin, uses }) => {
    const isOne = (same.get(placeKey(pin))?.length ?? 0) < 2;
    if (isOne && !uses.some((use) => isShared(use, reach2))) return pin;
    const seats = seatsOf(uses, reach2);
    return seats.length === 0 ? pin : { ...pin, seats };
  });
}
function placeKey({ file, document, path }) {
  return JSON.stringify([file, document, path]);
}
function comparePins(left, right) {
  const [a, b] = [left, right].map((pin) => `${pin.app}
${pin.file}
${String(pin.range[0]).padStart(9, "0")}`);
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
function companionsIn(environment, names, known2) {
  const all = [...names].filter(([entry2, app2]) => entry2.environment === environment && known2.has(app2));
  const found2 = all.flatMap(
    ([entry2, app2]) => entry2.deployed.companions.map((image) => ({ app: app2, environment, image }))
  );
  return [...new Map(found2.map((companion) => [`${companion.app}
${companion.image}`, companion])).values()];
}

// src/fleet/folders.ts
function folderEnvironments(walk2, view) {
  const folders = [...view.folders.keys()].filter((folder) => !isElsewhere(folder)).sort();
  const named2 = folders.filter((folder) => isNamedPlace(folder));
  const [taken, names] = [new Set(named2), new Set(named2.map(nameOf))];
  const telling = new Set(folders.filter((folder) => isEnvironmentFolder(nameOf(folder))));
  const loose = folders.filter((folder) => {
    const isLoose = telling.has(folder) || isBeside(walk2, view, folder, telling);
    return isLoose && !taken.has(folder) && (names.size === 0 || names.has(nameOf(folder)));
  });
  const looseNames = new Set(loose.map(nameOf));
  const chosen = looseNames.size === 1 && looseNames.has("test") && names.size === 0 ? named2 : [...named2, ...loose];
  const places2 = outermost(chosen).map((folder) => folderDelivery(walk2, view, folder)).filter(isFilled);
  if (places2.length === 0) return valuesEnvironments(walk2, view);
  return groupPlaces(places2, (delivery) => nameOf(delivery.folder));
}
function isBeside(walk2, view, folder, telling) {
  if (exactRank(nameOf(folder)) === void 0) return false;
  const siblings = view.folders.get(folderOf(folder))?.folders ?? [];
  if (!siblings.some((sibling) => telling.has(sibling))) return false;
  return runsSomething({ name: "", clusters: [{ deliveries: [folderDelivery(walk2, view, folder)] }] });
}
function outermost(folders) {
  const all = new Set(folders);
  return folders.filter((folder) => !hasAncestorIn(folder, all)).toSorted();
}
function hasAncestorIn(folder, all) {
  for (let above = folderOf(folder); above !== ""; above = folderOf(above)) if (all.has(above)) return true;
  return false;
}
function folderDelivery(walk2, view, folder) {
  return { path: folder, folder, walked: walkPlace(walk2, view, folder) };
}
function walkPlace(walk2, view, folder) {
  const { files = [], folders: below4 = [] } = view.folders.get(folder) ?? {};
  const isChart = files.includes(joinPath2(folder, "Chart.yaml"));
  if (isChart || kustomizationFile(view, folder) !== void 0) return walkFolder(walk2, view, folder);
  const own = below4.filter((name) => !isSharedFolder(nameOf(name)));
  return joinWalked([
    ...files.map((file) => walkFile(walk2, view, file)),
    ...(own.length > 0 ? own : below4).map((name) => walkPlace(walk2, view, name))
  ]);
}
function isNamedPlace(folder) {
  const parent = nameOf(folderOf(folder));
  return /^(?:overlays|environments|envs|clusters)$/.test(parent) && !isSharedFolder(nameOf(folder));
}
function isFilled({ walked }) {
  return walked.manifests.length + walked.plainFiles.length + walked.unreadable.length > 0;
}
function groupPlaces(deliveries, name) {
  const groups = Map.groupBy(deliveries, name);
  return [...groups].map(([environment, parts]) => ({ name: environment, clusters: [{ deliveries: parts }] }));
}
function valuesEnvironments(walk2, view) {
  const files = [...view.folders.values()].flatMap((folder) => folder.files);
  const found2 = files.flatMap((file) => {
    const environment = isElsewhere(file) ? void 0 : valuesEnvironment(file);
    if (environment === void 0) return [];
    return [
      { environment, delivery: { path: file, folder: folderOf(file), walked: walkFile(walk2, view, file) } }
    ];
  });
  const names = new Map(found2.map(({ environment, delivery }) => [delivery, environment]));
  return groupPlaces([...names.keys()].filter(isFilled), (delivery) => names.get(delivery) ?? "");
}
function valuesEnvironment(file) {
  const name = nameOf(file).replace(/\.ya?ml$/, "");
  const inFolder = /^(?:values|environments|envs|overlays)$/.test(nameOf(folderOf(file)));
  const match = /^values[-_.](.+)$/.exec(name) ?? /^(.+)[-_.]values$/.exec(name);
  const environment = match?.[1] ?? (inFolder ? name : void 0);
  return environment !== void 0 && isEnvironmentFolder(environment) ? environment : void 0;
}

// src/fleet/override.ts
function overridePlaces(context, wanted) {
  if (wanted === void 0) return { places: context.discovered, problems: [] };
  const found2 = wanted.map((override) => ({ override, place: overridePlace(context, override) }));
  return {
    places: found2.map(({ place: place2 }) => place2),
    problems: found2.flatMap(({ override, place: place2 }) => missing(context, override, place2))
  };
}
function overridePlace(context, override) {
  const { name, paths, clusters = [] } = override;
  if (paths !== void 0 && paths.length > 0) {
    const deliveries = paths.flatMap((path) => pathDeliveries(context, path));
    return { name, clusters: assign2(deliveries, clusters) };
  }
  const same = context.discovered.find((place2) => place2.name === name);
  if (same !== void 0) return same;
  const named2 = context.clusters.filter((cluster) => clusters.includes(cluster.name));
  const parts = named2.map(({ name: cluster, deliveries }) => ({ name: cluster, deliveries }));
  return { name, clusters: parts.length > 0 ? parts : assign2([], clusters) };
}
function assign2(deliveries, clusters) {
  return clusters.length === 0 ? [{ deliveries }] : clusters.map((name) => ({ name, deliveries }));
}
function pathDeliveries({ walk: walk2, view }, path) {
  const resolved2 = resolvePath("", path);
  if (resolved2 === void 0) return [];
  if (view.folders.has(resolved2)) {
    const delivery = folderDelivery(walk2, view, resolved2);
    return deliverCluster(walk2, view, delivery);
  }
  const parsed2 = parsedFile(walk2, resolved2);
  const isFlux = parsed2?.kind === "documents" && parsed2.documents.some((document) => {
    const identity = identify2(document);
    return identity !== void 0 && fluxKustomization(document, identity) !== void 0;
  });
  if (parsed2 === void 0) return [];
  const start2 = { path: resolved2, folder: folderOf(resolved2), walked: walkFile(walk2, view, resolved2) };
  return isFlux ? deliverCluster(walk2, view, start2).slice(1) : [start2];
}
function missing(context, override, place2) {
  const unknown = (override.paths ?? []).filter((path) => {
    const resolved2 = resolvePath("", path);
    return resolved2 === void 0 || !context.view.folders.has(resolved2) && context.walk.read(resolved2) === void 0;
  });
  const paths = unknown.map((path) => ({
    code: "PATH_NOT_FOUND",
    message: `The configuration gives ${override.name} the path "${path}", but the repository has no such folder or file.`,
    advice: "Correct `paths` in .github/lockkeeper.yml, or leave it out to have it discovered."
  }));
  const empty = place2.clusters.every(({ deliveries }) => deliveries.length === 0);
  if (paths.length > 0 || !empty) return paths;
  return [
    {
      code: "ENVIRONMENT_NOT_FOUND",
      message: `The configuration lists the environment ${override.name}, but nothing in the repository is named so.`,
      advice: "Give it `paths` in .github/lockkeeper.yml: its overlay folders or Flux Kustomization files."
    }
  ];
}

// src/fleet/roots.ts
function fleetRoots(names, places2) {
  const roots = /* @__PURE__ */ new Map();
  for (const environment of names) {
    for (const cluster of places2.get(environment)?.clusters ?? []) {
      for (const delivery of cluster.deliveries) {
        const path = startOf2(delivery);
        const key2 = `${cluster.name ?? ""}
${path}`;
        const root = roots.get(key2) ?? { path, ...clusterOf(cluster), parts: [] };
        root.parts.push(partOf2(environment, delivery));
        roots.set(key2, root);
      }
    }
  }
  return [...roots.values()];
}
function startOf2(delivery) {
  let first = delivery;
  while (first.parent !== void 0) first = first.parent;
  return first.path;
}
function clusterOf({ name }) {
  return name === void 0 ? {} : { cluster: name };
}
function partOf2(environment, { name, path, walked }) {
  return {
    environment,
    path,
    ...name === void 0 ? {} : { kustomization: name },
    objects: walked.manifests.flatMap(({ kind, name: name2, namespace: namespace2 }) => [
      `${kind}/${name2}`,
      ...namespace2 === void 0 ? [] : [`${kind}/${namespace2}/${name2}`]
    ])
  };
}

// src/fleet/spelled.ts
function spelledEnvironments(walk2, view) {
  const folders = spelledIn([...view.folders.keys()]);
  const found2 = folders.length > 0 ? folders : spelledIn([...view.folders.values()].flatMap(({ files }) => files));
  const groups = Map.groupBy(found2, ({ environment }) => environment);
  const deliver = ({ path }) => view.folders.has(path) ? folderDelivery(walk2, view, path) : { path, folder: folderOf(path), walked: walkFile(walk2, view, path) };
  return [...groups].map(([name, paths]) => ({ name, clusters: [{ deliveries: paths.map(deliver) }] }));
}
function spelledIn(paths) {
  const all = paths.filter((path) => !isElsewhere(path)).flatMap((path) => spelled(path) ?? []);
  const groups = Map.groupBy(all, ({ stem }) => stem);
  return [...groups.values()].filter((group) => new Set(group.map(({ environment }) => environment)).size > 1).flat();
}
function spelled(path) {
  const words4 = nameOf(path).replace(/\.ya?ml$/, "").split(/[-_.]/);
  for (let at3 = 0; at3 < words4.length; at3++) {
    const last = words4.slice(at3).join("-");
    if (isEnvironmentFolder(last)) return spelledAs(path, words4.slice(0, at3), last);
  }
  const [first = "", ...rest] = words4;
  return isEnvironmentFolder(first) ? spelledAs(path, rest, first) : void 0;
}
function spelledAs(path, stem, environment) {
  return { path, stem: `${folderOf(path)}
${stem.join("-")}`, environment };
}

// src/fleet/discover.ts
function discoverFleet(snapshot, overrides = {}, cache) {
  const walk2 = createWalk(snapshot.read, cache);
  const view = repositoryView(snapshot.paths);
  const found2 = findClusters(walk2, view);
  const flux = clusterEnvironments(found2.clusters);
  const discovered = flux.some(runsSomething) ? flux : namedByFolders(walk2, view, flux);
  const label = overrides.labels?.environment;
  const split = label === void 0 ? discovered : labelledPlaces(walk2, view, discovered, label);
  const context = { walk: walk2, view, discovered: split, clusters: found2.clusters };
  const { places: places2, problems } = overridePlaces(context, overrides.environments);
  const named2 = namedPlaces(places2);
  const listed = overrides.environments !== void 0;
  const all = [...named2.keys()];
  const order = listed ? all.map((name) => ({ name, rank: void 0 })) : orderNames(all);
  const environments = order.flatMap(({ name, rank }) => fleetEnvironment(name, rank, named2.get(name)));
  const names = environments.map(({ name }) => name);
  const contents = gatherContents(walk2, names, named2, overrides, loneChart(walk2, view));
  return {
    ...contents,
    environments,
    roots: fleetRoots(names, named2),
    ordered: listed || isOrdered(environments, contents.pins),
    problems: distinct2([
      ...found2.problems,
      ...problems,
      ...unreadableIn(places2),
      ...elsewhereIn(places2),
      ...unknownIn(places2),
      ...contents.problems,
      ...nowhere(walk2, view, places2)
    ])
  };
}
function loneChart(walk2, view) {
  const files = [...view.folders.values()].flatMap((folder) => folder.files);
  const charts = files.filter(
    (file) => nameOf(file) === "Chart.yaml" && !/(?:^|\/)charts\/[^/]+\/charts\//.test(file)
  );
  const [chart] = charts;
  const parsed2 = charts.length === 1 && chart !== void 0 ? parsedFile(walk2, chart) : void 0;
  return parsed2?.kind === "documents" ? textAt2(parsed2.documents[0], "name") : void 0;
}
function namedByFolders(walk2, view, flux) {
  for (const ways of [
    folderEnvironments,
    spelledEnvironments,
    labelledEnvironments,
    namespacedEnvironments
  ]) {
    const places2 = ways(walk2, view);
    if (places2.some(runsSomething)) return places2;
  }
  return flux.length === 0 ? folderEnvironments(walk2, view) : flux;
}
function labelledPlaces(walk2, view, discovered, label) {
  const all = { name: "", clusters: [{ deliveries: [folderDelivery(walk2, view, "")] }] };
  return splitByLabel(discovered.some(runsSomething) ? discovered : [all], label).filter(
    ({ name }) => name !== ""
  );
}
function labelledEnvironments(walk2, view) {
  const delivery = folderDelivery(walk2, view, "");
  const key2 = tellingLabel(delivery.walked.manifests);
  const places2 = key2 === void 0 ? [] : splitByLabel([{ name: "", clusters: [{ deliveries: [delivery] }] }], key2);
  return places2.filter(({ name }) => name !== "");
}
function namespacedEnvironments(walk2, view) {
  const all = { name: "", clusters: [{ deliveries: [folderDelivery(walk2, view, "")] }] };
  const named2 = splitByNamespace([all]).filter(({ name }) => name !== "");
  return named2.length > 1 ? named2 : [];
}
function isOrdered(environments, pins) {
  const unknown = new Set(environments.flatMap(({ name, level }) => level === void 0 ? name : []));
  if (environments.length <= 1 || unknown.size === 0) return true;
  const byApp = Map.groupBy(pins, ({ app: app2 }) => app2);
  const isCommon = (group) => group.some(({ environment }) => environment !== group[0]?.environment);
  const unclear = [...byApp.values()].some(
    (group) => isCommon(group) && group.some(({ environment }) => unknown.has(environment))
  );
  return unknown.size < environments.length && !unclear;
}
function namedPlaces(places2) {
  const valid = places2.filter(({ name }) => parseEnvironmentName(name) !== void 0);
  return new Map(valid.map((place2) => [place2.name, place2]));
}
function fleetEnvironment(text4, level, place2) {
  const name = parseEnvironmentName(text4);
  if (name === void 0) return [];
  const clusters = place2?.clusters ?? [];
  const deliveries = clusters.flatMap((cluster) => cluster.deliveries);
  const namespaces = deliveries.flatMap(
    ({ walked }) => walked.manifests.flatMap(({ namespace: namespace2 = "" }) => /^[a-z0-9-]+$/.test(namespace2) ? namespace2 : [])
  );
  const environment = {
    name,
    paths: [...new Set(deliveries.map(({ folder }) => folder))],
    clusters: [...new Set(clusters.flatMap((cluster) => cluster.name ?? []))],
    namespaces: [...new Set(namespaces)].sort()
  };
  return [level === void 0 ? environment : { ...environment, level }];
}
function unreadableIn(places2) {
  return places2.flatMap(
    ({ clusters }) => clusters.flatMap(
      ({ deliveries }) => deliveries.flatMap(({ walked }) => walked.unreadable.map(({ problem }) => problem))
    )
  );
}
function elsewhereIn(places2) {
  return places2.flatMap(
    ({ clusters }) => clusters.flatMap(({ deliveries }) => deliveries.flatMap((delivery) => elsewhereProblem(delivery) ?? []))
  );
}
function unknownIn(places2) {
  return places2.flatMap(
    ({ clusters }) => clusters.flatMap(({ deliveries }) => {
      const manifests = deliveries.flatMap(({ walked }) => walked.manifests);
      return manifests.flatMap((manifest) => unknownInputs(manifest, manifests) ?? []);
    })
  );
}
function elsewhereProblem({ name = "", elsewhere: elsewhere2, flux, walked }) {
  if (elsewhere2 === void 0 || flux === void 0 || elsewhere2.versions.length > 0) return void 0;
  if (isInfrastructure(flux.body.source.file) || walked.manifests.some(({ images: images2 }) => images2.size > 0))
    return void 0;
  const address = elsewhere2.address.replace(/^([a-z+]+:\/\/)[^@/]*@/i, "$1");
  return {
    code: "ANOTHER_REPOSITORY",
    message: `The Flux Kustomization ${name} takes its files from ${address}: what it runs, and at which version, does not stand in this repository.`,
    place: placeOf2(flux.body),
    advice: "Give its source a tag, and that is the version; or promote it where its files are."
  };
}
function nowhere(walk2, view, places2) {
  if (places2.length > 0) return [];
  const folders = [...view.folders.keys()].filter((folder) => !isElsewhere(folder)).sort();
  const entry2 = [
    ...folders.filter((folder) => kustomizationFile(view, folder) !== void 0),
    ...folders.filter((folder) => (view.folders.get(folder)?.files.length ?? 0) > 0)
  ].find(
    (folder) => runsSomething({ name: "", clusters: [{ deliveries: [folderDelivery(walk2, view, folder)] }] })
  );
  if (entry2 === void 0) return [];
  return [
    {
      code: "NO_ENVIRONMENT",
      message: "There are manifests here, but neither Flux Kustomizations nor names of folders tell which environment they are for.",
      place: { file: ".github/lockkeeper.yml", line: 1, column: 1 },
      advice: `Say it there: \`environments: [{name: prod, paths: [${entry2 === "" ? "." : entry2}]}]\`.`
    }
  ];
}
function distinct2(problems) {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

// src/engine/understand.ts
var configFile = ".github/lockkeeper.yml";
function understand(files, parsed2) {
  const text4 = files.read(configFile);
  const read = text4 === void 0 ? void 0 : parseConfig2(text4, configFile);
  const config = read?.kind === "config" ? read.config : void 0;
  const fleet = discoverFleet(files, config ?? {}, parsed2);
  const problems = read?.kind === "problems" ? read.problems : [];
  return { fleet, policy: resolvePolicy(config, fleet), problems };
}

// src/engine/read-fleet.ts
var largestFile = 1 << 20;
var largestNamed = 1 << 23;
async function readFleet(context, ports) {
  const { memory } = context;
  const id = String(ports.ref.id);
  const before = memory.besides.get(id) ?? /* @__PURE__ */ new Set();
  const snapshot = await ports.repository.snapshot(wantedWith(before));
  const known2 = memory.readings.get(id);
  if (known2?.snapshot.commit === snapshot.commit)
    return { ...known2, snapshot: { ...known2.snapshot, writable: snapshot.writable } };
  const memo = partOfMemo(memory.memo, id);
  const besides2 = filesBesides(snapshot, memo);
  memory.besides.set(id, besides2, besides2.size + 1);
  const isComplete = [...besides2].every((path) => before.has(path));
  const whole = isComplete ? snapshot : await ports.repository.snapshot(wantedWith(besides2));
  const reading = connected(context, readingOf(whole, memo, memory.salt));
  memory.readings.set(id, reading, weightOf(whole));
  return reading;
}
function weightOf({ texts: texts5, entries }) {
  let weight2 = 20 * entries.size;
  for (const text4 of texts5.values()) weight2 += text4.length;
  return Math.min(weight2, mostCharacters);
}
function connected({ clusters, givenCluster }, reading) {
  if (givenCluster === void 0) return reading;
  const { place: place2, replaces } = givenCluster;
  const isAtHand = (own) => !replaces || clusters?.(own) !== void 0;
  return { ...reading, policy: withGivenCluster(reading.policy, { place: place2, isAtHand }) };
}
function readingOf(snapshot, memo, salt, parsed2) {
  const { texts: texts5, entries } = snapshot;
  const paths = [...texts5.keys()].filter((path) => isSmallManifest(path, entries.get(path)));
  const understanding = understand({ paths, read: (path) => texts5.get(path) }, parsed2);
  const files = textFiles(texts5, strangersIn(entries));
  return { ...understanding, snapshot, rendering: { files, memo, salt } };
}
function strangersIn(entries) {
  const found2 = /* @__PURE__ */ new Map();
  for (const [path, { mode }] of entries) {
    if (mode === "120000") found2.set(path, "symlink");
    else if (mode === "160000") found2.set(path, "submodule");
  }
  return found2;
}
function isWanted(path, entry2) {
  return isFile(entry2) && (isSmallManifest(path, entry2) || nameOf(path) === ".sourceignore");
}
function wantedWith(besides2) {
  return (path, entry2) => isWanted(path, entry2) || besides2.has(path) && isNameable(entry2);
}
function filesBesides({ texts: texts5, entries }, { cache }) {
  const named2 = [...referencedFiles(texts5, cache)].filter((path) => {
    const entry2 = entries.get(path);
    return entry2 !== void 0 && isNameable(entry2) && !isWanted(path, entry2);
  });
  return new Set(named2);
}
function isSmallManifest(path, entry2) {
  return isManifest(path) && (entry2 === void 0 || entry2.size <= largestFile);
}
function isFile({ mode }) {
  return mode.startsWith("100");
}
function isNameable(entry2) {
  return isFile(entry2) && entry2.size <= largestNamed;
}

// src/report/objects/object.ts
function groupOf(object) {
  return splitApiVersion(object.apiVersion).group;
}
function namespaceOf2(object) {
  const namespace2 = object.effectiveNamespace ?? object.namespace ?? "default";
  return namespace2 === notNamespaced ? "default" : namespace2;
}
function identityKey(object) {
  return [groupOf(object), object.kind, namespaceOf2(object), object.name].join("\0");
}
function isKind(object, group, ...kinds) {
  return kinds.includes(object.kind) && groupOf(object) === group;
}
function titleOf({ kind, namespace: namespace2, name }) {
  return `${kind} ${namespace2 === void 0 || namespace2 === "" ? "" : `${namespace2}/`}${name}`;
}
function valueAt4(value2, ...keys) {
  let at3 = value2;
  for (const key2 of keys) at3 = at3 instanceof Map ? at3.get(key2) : void 0;
  return at3 === void 0 ? void 0 : printedValue(at3);
}
function textAt3(value2, ...keys) {
  const found2 = valueAt4(value2, ...keys);
  return typeof found2 === "string" ? found2 : void 0;
}
function listAt3(value2, ...keys) {
  const found2 = valueAt4(value2, ...keys);
  return Array.isArray(found2) ? found2 : [];
}
function isEqual(left, right) {
  if (left === right) return true;
  const [one, other] = [printedValue(left), printedValue(right)];
  if (Array.isArray(one)) return Array.isArray(other) && isEqualList(one, other);
  if (one instanceof Map) return other instanceof Map && isEqualMap(one, other);
  return one === other || Number.isNaN(one) && Number.isNaN(other);
}
function isEqualList(left, right) {
  return left.length === right.length && left.every((value2, at3) => isEqual(value2, right[at3] ?? null));
}
function isEqualMap(left, right) {
  if (left.size !== right.size) return false;
  for (const [key2, value2] of left) {
    const other = right.get(key2);
    if (other === void 0 || !isEqual(value2, other)) return false;
  }
  return true;
}

// src/report/objects/mask/hidden.ts
var openFields = /* @__PURE__ */ new Set(["apiVersion", "kind", "metadata", "type", "immutable"]);
function hidingOf(parent, key2) {
  const kind = textAt3(parent, "kind");
  if (isSecret(parent) && !openFields.has(key2)) {
    const value2 = valueAt4(parent, key2);
    return value2 === void 0 || value2 instanceof Map ? "entries" : "whole";
  }
  if (kind?.endsWith("SecretList") && key2 === "items") return "whole";
  if (key2 === "kubectl.kubernetes.io/last-applied-configuration") return "whole";
  if (key2 === "secretGenerator") return "whole";
  if (key2 === "patch") return changesSecret(parent) ? "whole" : void 0;
  return isSensitive(parent, key2) ? "whole" : void 0;
}
function isSecret(map) {
  if (textAt3(map, "kind") !== "Secret") return false;
  return map.has("metadata") || [...map.keys()].some((key2) => /data/i.test(key2));
}
function changesSecret(parent) {
  const kind = textAt3(parent, "target", "kind") ?? "";
  if (/^[A-Za-z]+$/.test(kind) && kind !== "Secret") return false;
  const patch = valueAt4(parent, "patch");
  return kind === "Secret" || typeof patch !== "string" || /data/i.test(patch);
}
var sensitive = /(?:pass(?:word|wd|phrase)|(?:^|[-_.a-z])token|api[-_]?key|(?:private|access|secret|account|encryption|signing)[-_]?key|client[-_]?secret)$/i;
function isSensitiveName(name) {
  return sensitive.test(name);
}
function isSensitive(parent, key2) {
  const value2 = valueAt4(parent, key2);
  if (typeof value2 !== "string" || value2 === "" || isVariable(value2)) return false;
  if (key2 === "value") return sensitive.test(textAt3(parent, "name") ?? "");
  return sensitive.test(key2) && !isReference(parent, key2);
}
function isVariable(text4) {
  return /^(?:\$\(\w+\)|\$\{\w+\}|\{\{-? *\.[\w.]+ *-?\}\})$/.test(text4);
}
function isReference(parent, key2) {
  return key2 === "secretKey" && parent.has("remoteRef");
}
function isSecretManifest(text4) {
  return /(?:^|[\s{,"'])kind["']?\s*:\s*["']?\w*Secret(?:List)?\b(?!\w)/.test(text4) && /data/i.test(text4);
}
var knownShapes = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /AGE-SECRET-KEY-1/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bglpat-[\w-]{16,}/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]/,
  /:\/\/[^\s/:@]{0,200}:[^\s/@]{1,500}@/
];
function looksSecret(text4) {
  return knownShapes.some((shape) => shape.test(text4)) || isSecretManifest(text4);
}
function isEncoded(parent, field) {
  return parent !== void 0 && field !== void 0 && isSecret(parent) && valueAt4(parent, "data") === field;
}

// src/report/objects/mask/views.ts
var deepest3 = 3;
var mostViews = 120;
function viewsOf(text4) {
  const seen = /* @__PURE__ */ new Set([text4]);
  let layer = [text4];
  for (let depth = 0; depth < deepest3 && layer.length > 0; depth++) {
    const next = [];
    for (const view of layer.flatMap(decodeAll)) {
      if (view === "" || seen.has(view) || seen.size >= mostViews) continue;
      seen.add(view);
      if (isReadable(view)) next.push(view);
    }
    layer = next;
  }
  return seen;
}
function decodeAll(text4) {
  return [
    withoutInvisible(text4),
    .../\s/.test(text4) ? [text4.replace(/\s+/g, " "), text4.replace(/\s+/g, "")] : [],
    ...text4.includes("%") ? [decodeUrl(text4), decodeUrl(text4.replaceAll("+", " "))] : [],
    ...text4.includes("\\") ? [decodeEscapes(text4)] : [],
    ...text4.includes("&") ? [decodeEntities(text4)] : [],
    ...decodeBase64(text4),
    ...decodeHex(text4)
  ];
}
function isReadable(text4) {
  const strange = text4.match(/[\u0001-\u0008\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return strange * 5 < text4.length;
}
var utf82 = new TextDecoder();
function decodeUrl(text4) {
  return text4.replace(/(?:%[0-9a-f]{2})+/gi, (run) => utf82.decode(hexBytes(run.replaceAll("%", ""))));
}
var shortEscapes3 = {
  n: "\n",
  r: "\r",
  t: "	",
  b: "\b",
  f: "\f",
  "0": "\0"
};
function decodeEscapes(text4) {
  return text4.replace(/\\(?:u\{?([0-9a-f]{1,6})\}?|x([0-9a-f]{2})|([\s\S]))/gi, (all, ...parts) => {
    const [point, byte, other] = parts;
    const code = Number.parseInt(point ?? byte ?? "", 16);
    if (other !== void 0) return shortEscapes3[other] ?? other;
    return code <= 1114111 ? String.fromCodePoint(code) : all;
  });
}
var entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
function decodeEntities(text4) {
  return text4.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, ...parts) => {
      const [hex, decimal, name] = parts;
      if (name !== void 0) return entities[name.toLowerCase()] ?? all;
      const code = hex === void 0 ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 1114111 ? String.fromCodePoint(code) : all;
    }
  );
}
var base64Run = /[A-Za-z0-9+/_-]{8,}/g;
function decodeBase64(text4) {
  const runs = text4.match(base64Run);
  if (runs === null) return [];
  return [0, 1, 2, 3].map((offset) => runs.map((run) => base64Text(run.slice(offset))).join("\n"));
}
function base64Text(text4) {
  const standard = text4.replace(/[\s=]/g, "").replaceAll("-", "+").replaceAll("_", "/");
  const whole = standard.length % 4 === 1 ? standard.slice(0, -1) : standard;
  try {
    const bytes = atob(whole);
    return utf82.decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return "";
  }
}
function decodeHex(text4) {
  const runs = text4.replace(/(?<=[0-9a-f]{2})(?:0x|[\s:,-])+(?=[0-9a-f]{2})/gi, "").match(/[0-9a-f]{8,}/gi);
  if (runs === null) return [];
  return [0, 1].map((offset) => runs.map((run) => utf82.decode(hexBytes(run.slice(offset)))).join("\n"));
}
function hexBytes(digits2) {
  return Uint8Array.from(
    { length: digits2.length >> 1 },
    (_, at3) => Number.parseInt(digits2.slice(at3 * 2, at3 * 2 + 2), 16)
  );
}

// src/report/objects/mask/collect.ts
function collectSecrets(objects) {
  const publicWords = new Set(objects.flatMap(({ name, namespace: namespace2 }) => [name, namespace2 ?? ""]));
  const secrets = { whole: /* @__PURE__ */ new Set(), inside: /* @__PURE__ */ new Set() };
  const collect = (text4, isPart) => keep(secrets, publicWords, text4, isPart);
  for (const value2 of new Set(objects.map((object) => object.value))) walk(value2, collect);
  return secrets;
}
function walk(value2, collect) {
  const node = printedValue(value2);
  if (typeof node === "string") walkText(node, collect);
  else if (Array.isArray(node)) for (const element of node) walk(element, collect);
  else if (node instanceof Map) walkMap(node, collect);
}
function walkMap(map, collect) {
  for (const [key2, value2] of map) {
    if (hidingOf(map, key2) === void 0) walk(value2, collect);
    else takeAll(value2, collect);
  }
}
function walkText(text4, collect) {
  if (!text4.includes("Secret") || !/data/i.test(text4)) return;
  for (const document of documentsIn(text4)) walk(document, collect);
}
function documentsIn(text4) {
  try {
    return parseResources(text4, "").documents.map(({ value: value2 }) => value2);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
function takeAll(value2, collect) {
  const node = printedValue(value2);
  if (node instanceof Map) for (const entry2 of node.values()) takeAll(entry2, collect);
  else if (Array.isArray(node)) for (const element of node) takeAll(element, collect);
  else if (typeof node === "string") takeText(node, collect);
  else if (typeof node === "number" || typeof node === "bigint") collect(formatNumber(node), false);
}
function takeText(text4, collect) {
  collect(text4, false);
  const manifests = /^\s*[{[]/.test(text4) || text4.includes("Secret") ? documentsIn(text4) : [];
  for (const document of manifests) {
    walk(document, collect);
    takeParts(document, collect);
  }
  const decoded3 = /^[\w+/\s-]{4,}={0,2}\s*$/.test(text4) ? base64Text(text4) : "";
  const twice = /^[\w+/-]{8,}={0,2}$/.test(decoded3) ? base64Text(decoded3) : "";
  for (const each of /* @__PURE__ */ new Set([text4, decoded3, twice])) {
    if (each === "") continue;
    collect(each, false);
    takeLines(each, collect);
    if (each === decoded3 && /^\s*[{[]/.test(each))
      for (const document of documentsIn(each)) takeParts(document, collect);
  }
}
function takeParts(value2, collect) {
  const node = printedValue(value2);
  if (node instanceof Map) {
    for (const [key2, entry2] of node) {
      if (isSensitiveName(key2)) takeAll(entry2, collect);
      else takeParts(entry2, collect);
    }
  } else if (Array.isArray(node)) for (const element of node) takeParts(element, collect);
  else if (typeof node === "string") {
    takeLines(node, collect);
    if (/^[\w+/-]{8,}={0,2}$/.test(node)) takeLogin(base64Text(node), collect);
  }
}
function takeLogin(text4, collect) {
  takeLines(text4, collect);
  const colon = text4.indexOf(":");
  if (colon > 0) collect(text4.slice(colon + 1), false);
}
function takeLines(text4, collect) {
  for (const line of text4.split(/[\r\n]+/)) {
    collect(line.trim(), true);
    const [, key2 = "", value2] = /^([^=:]{1,100})[=:](.*)$/.exec(line) ?? [];
    if (value2 !== void 0)
      collect(value2.trim().replace(/^(["'])(.*)\1$/, "$2"), !isSensitiveName(key2.trim()));
  }
  for (const [, password = ""] of text4.matchAll(/:\/\/[^\s/:@]*:([^\s/@]+)@/g))
    for (const spelling of /* @__PURE__ */ new Set([password, decodeUrl(password)])) collect(spelling, false);
}
var common3 = new Set(
  "production development staging localhost default postgres postgresql mongodb rabbitmq secret password username enabled disabled".split(
    " "
  )
);
var leastInside = 6;
var leastPart = 6;
function keep(secrets, publicWords, given2, isPart) {
  const text4 = given2.trim();
  if (text4.length < 4 || common3.has(text4.toLowerCase())) return;
  const isWord2 = /^[a-z]+(?:[-._][a-z]+)*$/.test(text4);
  if (isWord2 && (isPart || publicWords.has(text4))) return;
  if (isPart && (text4.length < leastPart || isPlain(text4))) return;
  if (text4.length >= leastInside) {
    secrets.inside.add(text4);
    secrets.inside.add(text4.replace(/\s+/g, " "));
  } else if (classes2(text4) > 1) secrets.whole.add(text4);
}
function isPlain(text4) {
  return text4.includes(" ") || classes2(text4) < 2;
}
function classes2(text4) {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d\s._:/-]/].filter((kind) => kind.test(text4)).length;
}

// src/report/objects/mask/search.ts
var start = 6;
function createSearch(wanted) {
  const byStart = /* @__PURE__ */ new Map();
  const possible = new Uint8Array(65536);
  for (const word2 of wanted) {
    if (word2.length < start) continue;
    possible[mark2(word2, 0)] = 1;
    const key2 = word2.slice(0, start);
    const same = byStart.get(key2);
    if (same === void 0) byStart.set(key2, [word2]);
    else same.push(word2);
  }
  return (text4) => {
    for (let at3 = 0; at3 + start <= text4.length; at3++) {
      if (possible[mark2(text4, at3)] === 0) continue;
      const words4 = byStart.get(text4.slice(at3, at3 + start));
      if (words4?.some((word2) => text4.startsWith(word2, at3))) return true;
    }
    return false;
  };
}
function mark2(text4, at3) {
  return (text4.charCodeAt(at3) << 8 ^ text4.charCodeAt(at3 + 3) ^ text4.charCodeAt(at3 + 5) << 4) & 65535;
}

// src/report/objects/mask/mask.ts
var fingerprintLength = 8;
function createMask(objects, salt) {
  const secrets = collectSecrets(objects);
  const search2 = createSearch(secrets.inside);
  const fingerprint = (text4) => new Masked(sha256(`${salt}\0${sha256(`${salt}\0${text4}`)}`).slice(0, fingerprintLength));
  const known2 = /* @__PURE__ */ new Map();
  const isSecret2 = (text4) => {
    const before = known2.get(text4);
    if (before !== void 0) return before;
    const found2 = secrets.whole.has(text4.trim()) || [...viewsOf(text4)].some((view) => looksSecret(view) || search2(view));
    known2.set(text4, found2);
    return found2;
  };
  const show2 = showWith(isSecret2, fingerprint);
  return {
    value: (value2, hidden) => hidden === void 0 ? show2(value2) : fingerprint(hiddenText(value2, hidden)),
    text: (text4) => isSecret2(text4) || likeMask.test(text4) ? `(masked ${fingerprint(text4).fingerprint})` : text4
  };
}
var likeMask = /[(‹]masked/i;
function hiddenText(value2, hidden) {
  const node = printedValue(value2);
  if (typeof node !== "string") return goJson(node);
  return hidden === "base64" ? base64Text(node) || node : node;
}
function showWith(isSecret2, fingerprint) {
  const show2 = (value2) => {
    const node = printedValue(value2);
    if (node instanceof Map) return showMap(node);
    if (Array.isArray(node)) return node.map(show2);
    if (typeof node === "string") return isSecret2(node) ? fingerprint(node) : node;
    if (typeof node !== "number" && typeof node !== "bigint") return node;
    return isSecret2(formatNumber(node)) ? fingerprint(formatNumber(node)) : node;
  };
  const showMap = (map) => new Map([...map].map(([key2, value2]) => [showKey(key2), showField2(map, key2, value2)]));
  const showKey = (key2) => isSecret2(key2) || likeMask.test(key2) ? `(masked ${fingerprint(key2).fingerprint})` : key2;
  const showField2 = (map, key2, value2) => {
    const hiding = hidingOf(map, key2);
    if (hiding === void 0) return show2(value2);
    const form = isEncoded(map, value2) ? "base64" : "plain";
    if (hiding === "whole" || !(value2 instanceof Map)) return fingerprint(hiddenText(value2, form));
    return new Map([...value2].map(([entry2, each]) => [showKey(entry2), fingerprint(hiddenText(each, form))]));
  };
  return show2;
}

// src/flux/objects-in.ts
function objectsIn(text4, file) {
  try {
    return parseResources(text4, file).documents.flatMap(({ value: value2, positions }) => {
      const plain3 = unstyled(value2);
      return isMap(plain3) ? describe4(plain3, file, (path) => positions.value(path)) : [];
    });
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}
function describe4(value2, file, placeOf3) {
  const metadata = value2.get("metadata");
  const [apiVersion, kind] = [value2.get("apiVersion"), value2.get("kind")];
  const [name, namespace2] = isMap(metadata) ? [metadata.get("name"), metadata.get("namespace")] : [];
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name !== "string") return [];
  return [
    {
      ...{ file, apiVersion, kind, name, value: value2, placeOf: placeOf3 },
      namespace: typeof namespace2 === "string" ? namespace2 : void 0
    }
  ];
}
function unstyled(value2) {
  const plain3 = printedValue(value2);
  if (Array.isArray(plain3)) return plain3.map(unstyled);
  return isMap(plain3) ? new Map([...plain3].map(([key2, each]) => [key2, unstyled(each)])) : plain3;
}
function writtenObjects(files, kinds, group = "", start2 = "") {
  const found2 = [];
  const visit4 = (folder) => {
    for (const name of files.list(folder) ?? []) {
      const path = joinPath(folder, name);
      const resolved2 = files.resolve(path);
      if (resolved2?.kind === "folder") visit4(path);
      else if (/\.ya?ml$/.test(name)) found2.push(...objectsOf(files, path, kinds, group));
    }
  };
  visit4(joinPath(artifactRoot, `./${start2}`));
  return found2.filter(({ kind }) => kinds.includes(kind));
}
function objectsOf(files, path, kinds, group) {
  const content = files.read(path) ?? "";
  const text4 = typeof content === "string" ? content : new TextDecoder().decode(content);
  const isWanted2 = text4.includes(group) && kinds.some((kind) => text4.includes(kind));
  return isWanted2 ? objectsIn(text4, path.slice(artifactRoot.length + 1)) : [];
}

// src/flux/cluster-sources.ts
function isFluxKustomization({ apiVersion, kind, value: value2 }) {
  if (kind !== "Kustomization" || !apiVersion.startsWith(`${fluxGroups.kustomization}/`)) return false;
  return textUnder(value2, "spec", "sourceRef", "name") !== void 0;
}
function sourceTree(repository, documents) {
  let own = "flux-system";
  const declared = (kind, name) => documents.find(
    (document) => document.kind === kind && document.name === name && document.apiVersion.startsWith(`${fluxGroups.source}/`)
  );
  const isOwn3 = (kind, name) => {
    const source = declared(kind, name);
    if (source === void 0 || name === own) return true;
    const url = textUnder(source.value, "spec", "url");
    const ours = declared(kind, own);
    return url !== void 0 && ours !== void 0 && url === textUnder(ours.value, "spec", "url");
  };
  return {
    filesFor(flux) {
      const [kind = "", name = ""] = ["kind", "name"].map(
        (field) => textUnder(flux.value, "spec", "sourceRef", field)
      );
      if (kind === "ExternalArtifact") return composed(documents, name, repository, isOwn3);
      return isOwn3(kind, name) ? { kind: "files", files: repository } : { kind: "unknown" };
    },
    setOwn(name) {
      own = name;
    },
    ownIgnore: () => textUnder(declared("GitRepository", own)?.value ?? /* @__PURE__ */ new Map(), "spec", "ignore") ?? ""
  };
}
function composed(documents, name, repository, isOwn3) {
  const generators2 = documents.filter(({ kind }) => kind === "ArtifactGenerator");
  try {
    for (const { value: value2 } of generators2) {
      const { sources, artifacts } = readGenerator(value2);
      const rules2 = artifacts.get(name);
      if (rules2 === void 0) continue;
      const aliases = sources.filter((source) => isOwn3(source.kind ?? "", source.name ?? ""));
      return composeArtifact(
        rules2,
        (alias2) => aliases.some((source) => source.alias === alias2) ? repository : void 0
      );
    }
    return { kind: "unknown" };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: "refused", problem: error.problem };
    throw error;
  }
}
function placesIn(files) {
  const known2 = /* @__PURE__ */ new Map();
  const writtenIn = (folder) => {
    const found2 = known2.get(folder) ?? writtenObjects(files, ["Kustomization"], fluxGroups.kustomization, folder).filter(
      ({ apiVersion }) => apiVersion.startsWith(`${fluxGroups.kustomization}/`)
    );
    known2.set(folder, found2);
    return found2;
  };
  return ({ name }, folder) => {
    const isNamed2 = (object) => object.name === name;
    const inside = writtenIn(resolvePath("", folder) ?? "").filter(isNamed2);
    const [only, second] = inside.length > 0 ? inside : writtenIn("").filter(isNamed2);
    return only === void 0 || second !== void 0 ? () => void 0 : only.placeOf;
  };
}

// src/flux/dependencies.ts
function inOrder2(all) {
  const byKey = new Map(all.map((each) => [each.key, each]));
  const ordered2 = /* @__PURE__ */ new Set();
  const entered = /* @__PURE__ */ new Set();
  const visit4 = (each) => {
    if (each === void 0 || entered.has(each)) return;
    entered.add(each);
    if (each.parent !== void 0) visit4(byKey.get(each.parent));
    for (const key2 of each.dependsOn) visit4(byKey.get(key2));
    ordered2.add(each);
  };
  for (const each of all) visit4(each);
  return [...ordered2];
}

// src/flux/object-variables.ts
function variablesOf3(kind, value2) {
  const values = /* @__PURE__ */ new Map();
  const hidden = isEncrypted({ kind, value: value2 });
  const data = value2.get("data");
  const strings = kind === "Secret" ? value2.get("stringData") : void 0;
  for (const [key2, text4] of isMap(data) ? data : []) {
    if (typeof text4 === "string") values.set(key2, kind === "Secret" ? fromBytes(decoded2(text4)) : text4);
  }
  for (const [key2, text4] of isMap(strings) ? strings : []) if (typeof text4 === "string") values.set(key2, text4);
  if (hidden) for (const key2 of values.keys()) values.set(key2, void 0);
  return { kind: "values", values };
}

// src/flux/cluster.ts
var mostRounds = 5;
function buildCluster(files, root, entry2, options = {}) {
  const shared = { ...options, cache: options.cache ?? createCache() };
  let known2 = { documents: [], ignore: "" };
  for (let count = 1; ; count++) {
    const round = startRound(artifactFiles(files, root, known2.ignore), known2, shared);
    const unknowns = runRound(round, entry2);
    const next = { documents: round.documents, ignore: round.tree.ownIgnore() };
    const learns = round.missed.some((source) => findIn(round.documents, source) !== void 0);
    if (!learns && next.ignore === known2.ignore || count === mostRounds) {
      return { builds: inOrder2([...round.builds.values()]), unknowns };
    }
    known2 = next;
  }
}
function startRound(files, known2, options) {
  const documents = [];
  return {
    ...{ files, known: known2, options, documents },
    tree: sourceTree(files, documents),
    placeOf: placesIn(files),
    builds: /* @__PURE__ */ new Map(),
    missed: [],
    pending: []
  };
}
function runRound(round, entry2) {
  buildEntry(round, entry2);
  for (let before = -1; before !== round.builds.size; ) {
    before = round.builds.size;
    const waiting = round.pending;
    round.pending = [];
    for (const pending of waiting) buildPending(round, pending);
  }
  return round.pending.map(({ flux, key: key2 }) => ({
    code: "ARTIFACT_UNKNOWN",
    message: `The Flux Kustomization ${key2} is not built: its source ${sourceName(flux)} is not of this repository.`,
    ...at2(flux.placeOf(["spec", "sourceRef"]))
  }));
}
function sourceName(flux) {
  return ["kind", "name"].map((field) => textUnder(flux.value, "spec", "sourceRef", field) ?? "").join(" ");
}
function buildEntry(round, entry2) {
  const { files, folder } = entryFiles(round.files, entry2);
  const plain3 = {
    value: /* @__PURE__ */ new Map([["spec", /* @__PURE__ */ new Map([["path", folder]])]]),
    placeOf: () => void 0
  };
  const first = buildOne(round, plain3, files);
  const self = (first.kind === "built" ? first.documents : []).find(
    (document) => isFluxKustomization(document) && joinPath("/", `./${textUnder(document.value, "spec", "path") ?? ""}`) === joinPath("/", `./${entry2}`)
  );
  if (self === void 0) {
    take3(round, { flux: plain3, key: "", parent: void 0 }, first);
    return;
  }
  round.tree.setOwn(textUnder(self.value, "spec", "sourceRef", "name") ?? "");
  const pending = { flux: fluxOf(round, self, entry2), key: keyOf2(self), parent: void 0 };
  take3(round, pending, buildOne(round, pending.flux));
}
function entryFiles(files, entry2) {
  const path = joinPath(artifactRoot, `./${entry2}`);
  if (files.resolve(path)?.kind !== "file") return { files, folder: entry2 };
  const kustomization = `resources: [${JSON.stringify(nameOf(entry2))}]
`;
  return {
    files: withFile(files, joinPath(path, "../kustomization.yaml"), kustomization),
    folder: folderOf(entry2)
  };
}
function fluxOf(round, document, folder) {
  return { value: document.value, placeOf: round.placeOf(document, folder) };
}
function keyOf2({ namespace: namespace2, name }) {
  return `${namespace2 ?? "default"}/${name}`;
}
function buildPending(round, pending) {
  if (round.builds.has(pending.key)) return;
  const files = round.tree.filesFor(pending.flux);
  if (files.kind === "unknown") {
    round.pending.push(pending);
    return;
  }
  take3(round, pending, files.kind === "refused" ? files : buildOne(round, pending.flux, files.files));
}
function buildOne(round, flux, files = round.files) {
  const { variables, cache, build: build2 } = round.options;
  const options = {
    findSource: (source) => findSource(round, source),
    ...variables === void 0 ? {} : { variables },
    ...cache === void 0 ? {} : { cache }
  };
  if (build2 === void 0) return buildFluxKustomization(files, flux, options);
  return build2({ files, flux, options, ignore: files === round.files ? round.known.ignore : void 0 });
}
function take3(round, { flux, key: key2, parent }, build2) {
  const spec = specificationOf(flux);
  const namespace2 = textUnder(flux.value, "metadata", "namespace") ?? "default";
  round.builds.set(key2, {
    ...{ key: key2, parent, build: build2, path: spec.path ?? "" },
    dependsOn: (spec.dependsOn ?? []).map(
      ({ name = "", namespace: other }) => `${other ?? namespace2}/${name}`
    ),
    suspended: spec.suspend === true
  });
  if (build2.kind === "refused") return;
  round.documents.push(...build2.documents);
  const made = build2.documents.flatMap((document) => resourcesOf(document, round.documents));
  round.documents.push(...made);
  const found2 = [...build2.documents, ...made].filter(isFluxKustomization);
  round.pending.push(
    ...found2.map((document) => ({
      flux: fluxOf(round, document, spec.path ?? ""),
      key: keyOf2(document),
      parent: key2
    }))
  );
}
function specificationOf(flux) {
  try {
    return readSpecification(flux);
  } catch (error) {
    if (error instanceof ProblemError) return {};
    throw error;
  }
}
function findSource(round, source) {
  const found2 = findIn(round.documents, source) ?? findIn(round.known.documents, source);
  if (found2 !== void 0) return variablesOf3(source.kind, found2.value);
  round.missed.push(source);
  return { kind: "unknown", reason: "nothing that Flux applies from this repository makes it" };
}
function findIn(documents, { kind, name, namespace: namespace2 }) {
  return documents.find(
    (document) => document.kind === kind && document.name === name && document.namespace === namespace2
  );
}

// src/proof/units.ts
function reaches2({ parts }, environment) {
  return parts.some((part2) => part2.environment === environment);
}
function renderUnits(files, roots, memo) {
  const builder = createBuilder(memo, files, ignoresIn(files));
  const artifact = artifactFiles(files, "/");
  return roots.flatMap(
    (root) => root.parts.some((part2) => part2.kustomization !== void 0) ? clusterUnits(files, root, builder) : overlayUnits({ files, artifact }, root, builder)
  );
}
function ignoresIn(files) {
  const paths = [...files.paths()].filter((path) => nameOf(path) === ".sourceignore");
  return paths.map((path) => `${path}
${String(files.read(path))}`).join("\n");
}
function clusterUnits(files, root, builder) {
  const { builds } = buildCluster(files, "/", root.path, { build: builder.build });
  return builds.map(({ key: key2, path, build: build2 }) => ({
    id: [root.cluster ?? "", root.path, key2].join("\n"),
    ...clusterOf2(root),
    title: `${key2 === "" ? root.path : key2}${root.cluster === void 0 ? "" : ` in ${root.cluster}`}`,
    parts: partsOf(root, { key: key2, path }),
    build: build2,
    files: builder.filesOf(build2)
  }));
}
function clusterOf2({ cluster }) {
  return cluster === void 0 ? {} : { cluster };
}
function partsOf({ parts, path: start2 }, { key: key2, path }) {
  const name = nameOf(key2);
  const folder = resolvePath("", path);
  const named2 = parts.filter((part2) => part2.kustomization === name && resolvePath("", part2.path) === folder);
  if (named2.length > 0) return named2;
  const own = folder === start2 ? parts.filter((part2) => part2.kustomization === void 0) : [];
  if (own.length > 0) return own;
  return [...new Set(parts.map((part2) => part2.environment))].map((environment) => ({
    environment,
    path,
    objects: []
  }));
}
function overlayUnits({ files, artifact }, root, builder) {
  return startsIn(files, root.path).map((start2) => {
    const build2 = buildStart(artifact, start2, builder);
    return {
      id: [root.cluster ?? "", root.path, start2.folder, start2.kind].join("\n"),
      ...clusterOf2(root),
      title: start2.folder,
      parts: root.parts,
      build: build2,
      files: builder.filesOf(build2)
    };
  });
}
function startsIn(files, path) {
  if (files.resolve(`/${path}`)?.kind === "file") {
    const names2 = isManifestFile(files, path) ? [nameOf(path)] : [];
    return names2.length === 0 ? [] : [{ kind: "manifests", folder: folderOf(path), names: names2 }];
  }
  const names = [...files.list(`/${path}`) ?? []].sort();
  if (kustomizationNames.some((name) => names.includes(name))) return [{ kind: "kustomization", folder: path }];
  if (names.includes("Chart.yaml")) return [];
  const manifests = names.filter((name) => isManifestFile(files, below3(path, name)));
  const folders = names.filter((name) => files.resolve(`/${below3(path, name)}`)?.kind === "folder");
  const own = folders.filter((name) => !isSharedFolder(name));
  return [
    ...manifests.length === 0 ? [] : [{ kind: "manifests", folder: path, names: manifests }],
    ...(own.length > 0 ? own : folders).flatMap((name) => startsIn(files, below3(path, name)))
  ];
}
function below3(folder, name) {
  return folder === "" ? name : `${folder}/${name}`;
}
function isManifestFile(files, path) {
  const content = /\.ya?ml$/.test(path) ? files.read(`/${path}`) : void 0;
  return typeof content === "string" && /^apiVersion:/m.test(content) && /^kind:/m.test(content);
}
function buildStart(artifact, start2, { build: build2 }) {
  const value2 = /* @__PURE__ */ new Map([["spec", /* @__PURE__ */ new Map([["path", start2.folder]])]]);
  const flux = { value: value2, placeOf: () => void 0 };
  if (start2.kind === "kustomization") return build2({ files: artifact, flux, options: {}, ignore: "" });
  const path = `${artifactRoot}${start2.folder === "" ? "" : `/${start2.folder}`}/kustomization.yaml`;
  const files = withFile(artifact, path, `resources: ${JSON.stringify(start2.names)}
`);
  return build2({ files, flux, options: {}, ignore: void 0 });
}
function environmentOf(unit, { kind, namespace: namespace2, name }) {
  const environments = [...new Set(unit.parts.map((part2) => part2.environment))];
  if (environments.length <= 1) return environments[0];
  return onlyOne(unit, `${kind}/${namespace2}/${name}`) ?? onlyOne(unit, `${kind}/${name}`);
}
function onlyOne(unit, object) {
  const named2 = unit.parts.filter((part2) => part2.objects.includes(object));
  const [only, second] = [...new Set(named2.map((part2) => part2.environment))];
  return second === void 0 ? only : void 0;
}

// src/report/objects/align.ts
var mostEdits = 300;
function alignTexts(before, after2) {
  const shortest2 = Math.min(before.length, after2.length);
  let start2 = 0;
  while (start2 < shortest2 && before[start2] === after2[start2]) start2++;
  let end2 = 0;
  while (end2 < shortest2 - start2 && before.at(-1 - end2) === after2.at(-1 - end2)) end2++;
  const equal2 = matchMiddle(before.slice(start2, before.length - end2), after2.slice(start2, after2.length - end2));
  const places2 = [
    ...Array.from({ length: start2 }, (_, at3) => [at3, at3]),
    ...equal2.map(([left, right]) => [left + start2, right + start2]),
    ...Array.from({ length: end2 }, (_, at3) => [before.length - end2 + at3, after2.length - end2 + at3])
  ];
  return stretchesOf(places2, before.length, after2.length);
}
function stretchesOf(matches3, beforeLength, afterLength) {
  const stretches = [];
  let before = 0;
  let after2 = 0;
  for (const [left, right] of [...matches3, [beforeLength, afterLength]]) {
    if (left > before || right > after2)
      stretches.push({ kind: "differ", before, beforeEnd: left, after: after2, afterEnd: right });
    if (left < beforeLength && right < afterLength) addEqual(stretches, left, right);
    before = left + 1;
    after2 = right + 1;
  }
  return stretches;
}
function addEqual(stretches, before, after2) {
  const last = stretches.at(-1);
  if (last?.kind !== "equal") stretches.push({ kind: "equal", before, after: after2, length: 1 });
  else stretches[stretches.length - 1] = { ...last, length: last.length + 1 };
}
function matchMiddle(before, after2) {
  if (before.length === 0 || after2.length === 0) return [];
  const most = Math.min(before.length + after2.length, mostEdits);
  const reached = new Array(2 * most + 3).fill(0);
  const trace = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(reached.slice(most - edits, most + edits + 3));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let left = stepFrom(reached, most + 1, diagonal, edits);
      while (left < before.length && left - diagonal >= 0 && isSame2(before, after2, left, left - diagonal))
        left++;
      reached[most + 1 + diagonal] = left;
      if (left >= before.length && left - diagonal >= after2.length)
        return walkBack(trace, before.length, after2.length);
    }
  }
  return [];
}
function isSame2(before, after2, left, right) {
  return right < after2.length && before[left] === after2[right];
}
function stepFrom(reached, middle, diagonal, edits) {
  const below4 = reached[middle + diagonal - 1] ?? 0;
  const above = reached[middle + diagonal + 1] ?? 0;
  if (edits === 0) return 0;
  return diagonal === -edits || diagonal !== edits && below4 < above ? above : below4 + 1;
}
function walkBack(trace, beforeLength, afterLength) {
  const matches3 = [];
  let left = beforeLength;
  let right = afterLength;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reached = trace[edits] ?? [];
    const diagonal = left - right;
    const below4 = reached[edits + diagonal] ?? 0;
    const above = reached[edits + diagonal + 2] ?? 0;
    const isDown = diagonal === -edits || diagonal !== edits && below4 < above;
    const previous = isDown ? diagonal + 1 : diagonal - 1;
    const start2 = edits === 0 ? 0 : isDown ? above : below4;
    const kept = edits === 0 ? 0 : isDown ? start2 : start2 + 1;
    while (left > kept) matches3.push([--left, --right]);
    if (edits === 0) break;
    left = start2;
    right = start2 - previous;
  }
  return matches3.reverse();
}

// src/report/objects/likeness.ts
var mostLeaves = 400;
function likeness(left, right, renamings = []) {
  const one = leaves(left, (text4) => renamed2(text4, renamings));
  const other = leaves(right, (text4) => text4);
  if (one.size + other.size === 0) return 1;
  let shared = 0;
  for (const leaf of one) if (other.has(leaf)) shared++;
  return 2 * shared / (one.size + other.size);
}
function renamed2(text4, renamings) {
  return renamings.find(([before]) => before !== "" && before === text4)?.[1] ?? text4;
}
function leaves(value2, rename) {
  const found2 = /* @__PURE__ */ new Set();
  const visit4 = (each, path) => {
    if (found2.size >= mostLeaves) return;
    const node = printedValue(each);
    if (node instanceof Map) for (const [key2, entry2] of node) visit4(entry2, `${path}/${key2}`);
    else if (Array.isArray(node)) for (const entry2 of node) visit4(entry2, `${path}/-`);
    else found2.add(`${path}=${leafText(node, rename)}`);
  };
  visit4(value2, "");
  return found2;
}
function leafText(node, rename) {
  if (typeof node === "string") return rename(node);
  return typeof node === "number" || typeof node === "bigint" ? `#${formatNumber(node)}` : `#${node}`;
}

// src/report/objects/align-lists.ts
var mostComparisons = 400;
var leastLikeness = 0.4;
function alignLists(before, after2) {
  return alignTexts(before.map(goJson), after2.map(goJson)).flatMap((stretch) => {
    if (stretch.kind === "equal") return [];
    const left = range(stretch.before, stretch.beforeEnd);
    const right = range(stretch.after, stretch.afterEnd);
    return pairStretch(before, after2, left, right);
  });
}
function range(start2, end2) {
  return Array.from({ length: end2 - start2 }, (_, at3) => start2 + at3);
}
function pairStretch(before, after2, left, right) {
  const isScalar3 = [...left.map((at3) => before[at3]), ...right.map((at3) => after2[at3])].every(
    (value2) => !(value2 instanceof Map) && !Array.isArray(value2)
  );
  const pairs = isScalar3 || left.length * right.length > mostComparisons || left.length + right.length === 2 ? pairInOrder(left, right) : pairAlike(before, after2, left, right);
  const known2 = new Set(pairs.values());
  return [
    ...left.flatMap((at3) => known2.has(at3) ? [] : [{ before: at3 }]),
    ...right.map((at3) => {
      const former = pairs.get(at3);
      return former === void 0 ? { after: at3 } : { before: former, after: at3 };
    })
  ];
}
function pairInOrder(left, right) {
  return new Map(
    right.flatMap((at3, index) => left[index] === void 0 ? [] : [[at3, left[index]]])
  );
}
function pairAlike(before, after2, left, right) {
  const scored = right.flatMap(
    (to) => left.map((from) => ({ from, to, score: likeness(before[from] ?? null, after2[to] ?? null) }))
  );
  const pairs = /* @__PURE__ */ new Map();
  const used = /* @__PURE__ */ new Set();
  for (const { from, to, score: score2 } of scored.toSorted((one, other) => other.score - one.score)) {
    if (score2 < leastLikeness || used.has(from) || pairs.has(to)) continue;
    used.add(from);
    pairs.set(to, from);
  }
  return pairs;
}

// src/report/objects/list-keys.ts
var nameLike = [
  ["name"],
  ["kind", "name"],
  ["kind", "namespace", "name"],
  ["key"],
  ["id"],
  ["host"],
  ["secretName"],
  ["mountPath"],
  ["path"],
  ["containerPort"],
  ["port"],
  ["ip"],
  ["type"]
];
function listKeys(before, after2, schemaKeys) {
  const candidates = schemaKeys.length === 0 ? nameLike : [schemaKeys, ...nameLike];
  for (const keys of candidates) {
    const isSchema = keys === schemaKeys;
    const left = places(before, keys, isSchema);
    const right = places(after2, keys, isSchema);
    if (left !== void 0 && right !== void 0) return { keys, before: left, after: right };
  }
  return void 0;
}
function places(list2, keys, isSchema) {
  const found2 = /* @__PURE__ */ new Map();
  for (const [at3, element] of list2.entries()) {
    const texts5 = keyTexts(element, keys, isSchema);
    if (texts5 === void 0 || found2.has(texts5)) return void 0;
    found2.set(texts5, at3);
  }
  return found2;
}
function keyTexts(element, keys, isSchema) {
  if (!(element instanceof Map)) return void 0;
  const texts5 = [];
  for (const [at3, key2] of keys.entries()) {
    const text4 = keyText(element.get(key2));
    if (text4 === void 0 && (!isSchema || at3 === 0)) return void 0;
    texts5.push(text4 ?? defaults2[key2] ?? "");
  }
  return texts5.join("\0");
}
var defaults2 = { protocol: "TCP" };
function keyText(value2) {
  const printed3 = value2 === void 0 ? void 0 : printedValue(value2);
  if (typeof printed3 === "string") return printed3;
  return typeof printed3 === "number" || typeof printed3 === "bigint" ? formatNumber(printed3) : void 0;
}
function elementStep2(found2, texts5) {
  const values = texts5.split("\0");
  const [key2 = "", ...others] = found2.keys;
  const [value2 = "", ...rest] = values;
  if (others.length === 0 || isAlone(found2, value2)) return { key: key2, value: value2 };
  const more = others.map((other, at3) => `,${other}=${rest[at3] ?? ""}`).join("");
  return { key: key2, value: `${value2}${more}` };
}
function isAlone(found2, value2) {
  const starts = (texts5) => texts5.startsWith(`${value2}\0`);
  return [found2.before, found2.after].every((side) => [...side.keys()].filter(starts).length <= 1);
}

// src/report/objects/fields.ts
function diffValues(before, after2, schema, steps = []) {
  const changes2 = [];
  visit3({ changes: changes2, before, after: after2, schema, steps });
  return changes2;
}
function visit3({ changes: changes2, before, after: after2, schema, steps }) {
  if (before === void 0 || after2 === void 0) {
    changes2.push(valueChange(steps, before, after2));
    return;
  }
  if (before === after2) return;
  const left = printedValue(before);
  const right = printedValue(after2);
  if (left instanceof Map && right instanceof Map) visitMaps(changes2, left, right, schema, steps);
  else if (Array.isArray(left) && Array.isArray(right)) visitLists(changes2, left, right, schema, steps);
  else if (!isEqual(left, right)) changes2.push(valueChange(steps, left, right));
}
function valueChange(steps, before, after2) {
  return {
    kind: "value",
    steps,
    ...before === void 0 ? {} : { before },
    ...after2 === void 0 ? {} : { after: after2 }
  };
}
function visitMaps(changes2, before, after2, schema, steps) {
  const differing = [...before.keys()].filter((key2) => !isSame3(before.get(key2), after2.get(key2)));
  const added = [...after2.keys()].filter((key2) => !before.has(key2));
  for (const key2 of [...differing, ...added].sort(compareBytes)) {
    const path = [...steps, key2];
    const sides = { before: before.get(key2), after: after2.get(key2) };
    const hiding = [hidingOf(before, key2), hidingOf(after2, key2)].filter((each) => each !== void 0);
    if (hiding.length > 0) {
      const form = key2 === "data" && [before, after2].some(isSecret) ? "base64" : "plain";
      changes2.push(...hiddenChanges(sides, hiding.includes("whole") ? "whole" : "entries", form, path));
      continue;
    }
    const opened = opensOut.has(key2) ? withEmptyMaps(sides) : sides;
    visit3({ changes: changes2, ...opened, schema: fieldSchema(schema, key2), steps: path });
  }
}
function hiddenChanges({ before, after: after2 }, hiding, hidden, steps) {
  const maps = [before, after2].every((side) => side === void 0 || side instanceof Map);
  if (hiding === "whole" || !maps) return [{ ...valueChange(steps, before, after2), hidden }];
  const left = before instanceof Map ? before : /* @__PURE__ */ new Map();
  const right = after2 instanceof Map ? after2 : /* @__PURE__ */ new Map();
  return [.../* @__PURE__ */ new Set([...left.keys(), ...right.keys()])].filter((key2) => !isSame3(left.get(key2), right.get(key2))).sort(compareBytes).map((key2) => ({ ...valueChange([...steps, key2], left.get(key2), right.get(key2)), hidden }));
}
var opensOut = /* @__PURE__ */ new Set(["labels", "annotations", "metadata"]);
function withEmptyMaps({ before, after: after2 }) {
  if (before === void 0 && after2 instanceof Map) return { before: /* @__PURE__ */ new Map(), after: after2 };
  if (after2 === void 0 && before instanceof Map) return { before, after: /* @__PURE__ */ new Map() };
  return { before, after: after2 };
}
function isSame3(before, after2) {
  return before !== void 0 && after2 !== void 0 && isEqual(before, after2);
}
function visitLists(changes2, before, after2, schema, steps) {
  const element = elementSchema(schema);
  const keys = mergeKeys2(schema) ?? [];
  const found2 = listKeys(before, after2, keys);
  if (found2 !== void 0)
    visitKeyed({ changes: changes2, before, after: after2, schema: element, steps }, found2, keys.length > 0);
  else {
    for (const pair of alignLists(before, after2)) {
      const at3 = pair.after ?? pair.before ?? 0;
      const left = pair.before === void 0 ? void 0 : before[pair.before];
      const right = pair.after === void 0 ? void 0 : after2[pair.after];
      visit3({ changes: changes2, before: left, after: right, schema: element, steps: [...steps, at3] });
    }
  }
}
function visitKeyed(list2, found2, isSchema) {
  const { changes: changes2, before, after: after2, schema, steps } = list2;
  const elementAt = (side, at3) => at3 === void 0 ? void 0 : side[at3];
  const gone = [...found2.before.keys()].filter((key2) => !found2.after.has(key2));
  const successors = isSchema ? sameNames(list2, found2, gone) : /* @__PURE__ */ new Map();
  const followed = new Set(successors.values());
  for (const [key2, at3] of found2.after) {
    const left = elementAt(before, found2.before.get(successors.get(key2) ?? key2));
    if (isSame3(left, after2[at3])) continue;
    visit3({ changes: changes2, before: left, after: after2[at3], schema, steps: [...steps, elementStep2(found2, key2)] });
  }
  for (const key2 of gone) {
    if (followed.has(key2)) continue;
    const left = elementAt(before, found2.before.get(key2));
    visit3({ changes: changes2, before: left, after: void 0, schema, steps: [...steps, elementStep2(found2, key2)] });
  }
  const order = orderChange(found2, steps, isSchema);
  if (order !== void 0) changes2.push(order);
}
function sameNames({ before, after: after2 }, found2, gone) {
  const named2 = /* @__PURE__ */ new Map();
  for (const key2 of gone) {
    const name = nameOf2(before[found2.before.get(key2) ?? -1]);
    if (name !== void 0 && !found2.keys.includes("name")) named2.set(name, key2);
  }
  const pairs = /* @__PURE__ */ new Map();
  for (const [key2, at3] of found2.after) {
    const name = nameOf2(after2[at3]);
    const former = name === void 0 || found2.before.has(key2) ? void 0 : named2.get(name);
    if (former === void 0 || name === void 0) continue;
    named2.delete(name);
    pairs.set(key2, former);
  }
  return pairs;
}
function nameOf2(element) {
  const name = element instanceof Map ? element.get("name") : void 0;
  const printed3 = name === void 0 ? void 0 : printedValue(name);
  return typeof printed3 === "string" ? printed3 : void 0;
}
var ordered = /* @__PURE__ */ new Set(["initContainers", "env", "envFrom"]);
function orderChange(found2, steps, isSchema) {
  const before = [...found2.before.keys()].filter((key2) => found2.after.has(key2));
  const after2 = [...found2.after.keys()].filter((key2) => found2.before.has(key2));
  if (before.every((key2, at3) => key2 === after2[at3])) return void 0;
  const last = steps.at(-1);
  const matters = !isSchema || typeof last === "string" && ordered.has(last);
  const names = (keys) => keys.map((key2) => key2.split("\0").filter(Boolean).join(" "));
  return { kind: "order", steps, before: names(before), after: names(after2), matters };
}

// src/report/objects/follow.ts
function hashRenames(pairs) {
  const to = /* @__PURE__ */ new Map();
  const from = /* @__PURE__ */ new Map();
  for (const pair of pairs) {
    if (pair.kind !== "renamed" || pair.how !== "hash") continue;
    if (!isHashed(pair.before.name) || !isHashed(pair.after.name)) continue;
    const namespace2 = namespaceOf2(pair.after);
    entry(to, namespace2).set(pair.before.name, pair.after.name);
    entry(from, namespace2).set(pair.after.name, pair.before.name);
  }
  return { to, from };
}
function isHashed(name) {
  return /-[2456789bcdfghkmt]{10}$/.test(name);
}
function entry(maps, key2) {
  const found2 = maps.get(key2) ?? /* @__PURE__ */ new Map();
  maps.set(key2, found2);
  return found2;
}
function followNames(object, names) {
  const own = names.get(namespaceOf2(object));
  if (own === void 0) return object;
  const value2 = replaceTexts(object.value, own);
  return value2 === object.value || !(value2 instanceof Map) ? object : { ...object, value: value2 };
}
function replaceTexts(value2, names) {
  const node = printedValue(value2);
  if (typeof node === "string") {
    const name = names.get(node);
    return name ?? value2;
  }
  if (Array.isArray(node)) {
    const list2 = node.map((element) => replaceTexts(element, names));
    return list2.some((element, at3) => element !== node[at3]) ? list2 : value2;
  }
  if (!(node instanceof Map)) return value2;
  const replaced2 = new Map([...node].map(([key2, field]) => [key2, replaceTexts(field, names)]));
  return [...replaced2].some(([key2, field]) => field !== node.get(key2)) ? replaced2 : value2;
}
function textsAmong(value2, names) {
  const found2 = /* @__PURE__ */ new Set();
  const visit4 = (each) => {
    const node = printedValue(each);
    if (typeof node === "string" && names.has(node)) found2.add(node);
    else if (Array.isArray(node)) for (const element of node) visit4(element);
    else if (node instanceof Map) for (const field of node.values()) visit4(field);
  };
  visit4(value2);
  return found2;
}

// src/report/objects/rename.ts
var mostComparisons2 = 2500;
var leastLikeness2 = 0.5;
function pairRenamed(gone, come) {
  const found2 = /* @__PURE__ */ new Map();
  const groups = Map.groupBy(gone, kindKey);
  for (const [key2, added] of Map.groupBy(come, kindKey)) {
    const removed = groups.get(key2) ?? [];
    if (removed.length > 0) pairKind(removed, added, found2);
  }
  return found2;
}
function kindKey(object) {
  return `${groupOf(object)}\0${object.kind}`;
}
function pairKind(removed, added, found2) {
  const open = new Set(removed);
  const take4 = (after2, before, how) => {
    open.delete(before);
    found2.set(after2, { before, how });
  };
  pairByKey(open, added, found2, generatedKey, (after2, before) => take4(after2, before, "hash"));
  pairByKey(open, added, found2, placeKey2, (after2, before) => take4(after2, before, "name"));
  const left = added.filter((object) => !found2.has(object));
  if (left.length * open.size > mostComparisons2) pairEqual(open, left, take4);
  else pairSimilar(open, left, take4);
}
function pairByKey(open, added, found2, keyOf3, take4) {
  const known2 = Map.groupBy(open, keyOf3);
  for (const [key2, objects] of Map.groupBy(
    added.filter((object) => !found2.has(object)),
    keyOf3
  )) {
    const others = known2.get(key2);
    const [after2] = objects;
    const [before] = others ?? [];
    if (key2 === void 0 || objects.length !== 1 || others?.length !== 1) continue;
    if (after2 !== void 0 && before !== void 0) take4(after2, before);
  }
}
var hashSuffix = /-[2456789bcdfghkmt]{10}$/;
function generatedKey(object) {
  if (!["ConfigMap", "Secret"].includes(object.kind)) return void 0;
  return `${namespaceOf2(object)}\0${object.name.replace(hashSuffix, "")}`;
}
function placeKey2(object) {
  return object.name;
}
function pairEqual(open, added, take4) {
  const alike = Map.groupBy(open, contentKey);
  for (const after2 of added) {
    const before = alike.get(contentKey(after2))?.shift();
    if (before !== void 0) take4(after2, before, "name");
  }
}
function contentKey(object) {
  return goJson(new Map([...object.value].filter(([key2]) => key2 !== "metadata" && key2 !== "apiVersion")));
}
function pairSimilar(open, added, take4) {
  const pairs = added.flatMap(
    (after2) => [...open].map((before) => ({ after: after2, before, score: score(before, after2) }))
  );
  const taken = /* @__PURE__ */ new Set();
  for (const { after: after2, before, score: likely } of pairs.toSorted((left, right) => right.score - left.score)) {
    if (likely < leastLikeness2 || taken.has(after2) || !open.has(before)) continue;
    taken.add(after2);
    take4(after2, before, "name");
  }
}
function score(before, after2) {
  if (!isSameStem(before.name, after2.name)) return 0;
  return likeness(withoutNames(before), withoutNames(after2), [
    [before.name, after2.name],
    [before.namespace ?? "", after2.namespace ?? ""]
  ]);
}
function isSameStem(left, right) {
  if (left.includes(right) || right.includes(left)) return true;
  const least = Math.max(3, Math.min(left.length, right.length) / 2);
  return commonStart2(left, right) >= least || commonStart2(reverse2(left), reverse2(right)) >= least;
}
function commonStart2(left, right) {
  let at3 = 0;
  while (at3 < left.length && left[at3] === right[at3]) at3++;
  return at3;
}
function reverse2(text4) {
  return Array.from(text4).reverse().join("");
}
function withoutNames(object) {
  const metadata = object.value.get("metadata");
  const rest = new Map(object.value);
  rest.delete("apiVersion");
  rest.delete("kind");
  if (metadata instanceof Map) {
    const kept = new Map(metadata);
    kept.delete("name");
    kept.delete("namespace");
    if (kept.size === 0) rest.delete("metadata");
    else rest.set("metadata", kept);
  }
  return rest;
}

// src/report/objects/pair.ts
function pairObjects(before, after2) {
  const waiting = /* @__PURE__ */ new Map();
  for (const object of before) {
    const key2 = identityKey(object);
    const same = waiting.get(key2);
    if (same === void 0) waiting.set(key2, [object]);
    else same.push(object);
  }
  const found2 = /* @__PURE__ */ new Map();
  for (const object of after2) {
    const match = waiting.get(identityKey(object))?.shift();
    if (match !== void 0) found2.set(object, match);
  }
  const gone = [...waiting.values()].flat();
  const renamed3 = pairRenamed(
    gone,
    after2.filter((object) => !found2.has(object))
  );
  const followed = new Set([...renamed3.values()].map(({ before: object }) => object));
  return [
    ...after2.map((object) => {
      const same = found2.get(object);
      if (same !== void 0) return { kind: "kept", before: same, after: object };
      const other = renamed3.get(object);
      if (other === void 0) return { kind: "added", after: object };
      return { kind: "renamed", before: other.before, after: object, how: other.how };
    }),
    ...gone.filter((object) => !followed.has(object)).map((object) => ({ kind: "removed", before: object }))
  ];
}

// src/report/objects/changes.ts
function objectChanges(before, after2, schemas) {
  const pairs = pairObjects(before, after2);
  const search2 = { schemas, renames: hashRenames(pairs), followers: /* @__PURE__ */ new Map() };
  const found2 = pairs.flatMap((pair) => changeOf(pair, search2));
  return found2.map((change) => {
    const { object } = change;
    const references = search2.followers.get(nameKey(namespaceOf2(object), object.name)) ?? [];
    return references.length === 0 ? change : { ...change, references };
  });
}
function nameKey(namespace2, name) {
  return `${namespace2}\0${name}`;
}
function changeOf(pair, search2) {
  switch (pair.kind) {
    case "added": {
      const fields = rawChanges(bare2(pair.after), pair.after, search2);
      return [{ change: "added", object: pair.after, references: [], fields }];
    }
    case "removed": {
      const fields = rawChanges(pair.before, bare2(pair.before), search2);
      return [{ change: "removed", object: pair.before, references: [], fields }];
    }
    case "kept":
      return isEqual(pair.before.value, pair.after.value) ? [] : keptChange(pair, search2);
    case "renamed":
      return keptChange(pair, search2);
    default:
      return pair;
  }
}
function keptChange(pair, search2) {
  const { before, after: after2 } = pair;
  const { renames } = search2;
  const followed = pair.kind === "kept" ? followNames(before, renames.to) : before;
  if (followed !== before) noteFollower(before, after2, search2);
  const fields = rawChanges(followed, after2, search2).filter(({ steps }) => pair.kind === "kept" || !isName(steps)).map((change) => followed === before ? change : restoreNames(change, after2, renames));
  if (pair.kind === "kept" && fields.length === 0) return [];
  const renamed3 = pair.kind === "renamed" ? { renamed: pair.how } : {};
  return [{ change: "changed", object: after2, before, ...renamed3, references: [], fields }];
}
function isName(steps) {
  return steps.length === 2 && steps[0] === "metadata" && (steps[1] === "name" || steps[1] === "namespace");
}
function noteFollower(before, after2, { renames, followers }) {
  const namespace2 = namespaceOf2(after2);
  const names = renames.to.get(namespace2) ?? /* @__PURE__ */ new Map();
  const now = textsAmong(after2.value, renames.from.get(namespace2) ?? /* @__PURE__ */ new Map());
  for (const old of textsAmong(before.value, names)) {
    const name = names.get(old);
    if (name === void 0 || !now.has(name)) continue;
    const key2 = nameKey(namespace2, name);
    const known2 = followers.get(key2);
    if (known2 === void 0) followers.set(key2, [titleOf(after2)]);
    else known2.push(titleOf(after2));
  }
}
function restoreNames(change, object, renames) {
  const names = renames.from.get(namespaceOf2(object)) ?? /* @__PURE__ */ new Map();
  if (change.kind === "order" || change.before === void 0) return change;
  return { ...change, before: replaceTexts(change.before, names) };
}
function rawChanges(before, after2, { schemas }) {
  return diffValues(before.value, after2.value, schemas.forType(after2.apiVersion, after2.kind));
}
function bare2(object) {
  const { apiVersion, kind, value: value2 } = object;
  const metadata = value2.get("metadata");
  const names = metadata instanceof Map ? [...metadata].filter(([key2]) => key2 === "name" || key2 === "namespace") : [];
  const stub = /* @__PURE__ */ new Map([
    ["apiVersion", value2.get("apiVersion") ?? apiVersion],
    ["kind", value2.get("kind") ?? kind],
    ["metadata", new Map(names)]
  ]);
  return { ...object, value: stub };
}

// src/report/objects/noise.ts
var defaultNoise = [
  { why: "Helm's chart label", path: /\/labels\/(?:helm\.sh~1chart|chart)$/ },
  { why: "checksum annotation", path: /\/annotations\/(?:[\w.-]*~1)?checksum(?:~1[\w.-]+|\/.*|-[\w.-]+)?$/ },
  {
    why: "kubectl\u2019s copy of the object",
    path: /\/annotations\/kubectl\.kubernetes\.io~1last-applied-configuration$/
  },
  {
    why: "build metadata",
    path: /^\/metadata\/annotations\/(?:config\.kubernetes\.io~1origin|alpha\.config\.kubernetes\.io~1transformations)$/
  },
  { why: "status", path: /^\/status(?:\/|$)/ }
];
function noiseIn(change, rules2) {
  if (change.kind === "order") return change.matters ? void 0 : "order of a list that is matched by key";
  if (isNothing(change.before) && isNothing(change.after)) return "null where nothing was";
  const path = formatPointer(change.steps);
  return rules2.find((rule) => rule.path.test(path))?.why;
}
function isNothing(value2) {
  return value2 === void 0 || printedValue(value2) === null;
}
function countNoise(reasons) {
  const counts = /* @__PURE__ */ new Map();
  for (const why of reasons) counts.set(why, (counts.get(why) ?? 0) + 1);
  const sorted = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
  return { count: reasons.length, why: sorted.map(([why, count]) => `${count} \xD7 ${why}`).join(", ") };
}

// src/report/objects/origin.ts
function renderedOrigin(object, steps) {
  if (object.originOf === void 0) return void 0;
  const place2 = object.originOf(renderingSteps(object.value, steps));
  return place2 === void 0 ? void 0 : { file: place2.file, line: place2.line };
}
function renderingSteps(root, steps) {
  const words4 = [];
  let node = root;
  for (const step3 of steps) {
    if (typeof step3 === "string") {
      words4.push(step3);
      node = node instanceof Map ? node.get(step3) : void 0;
      continue;
    }
    const list2 = Array.isArray(node) ? node : [];
    const at3 = typeof step3 === "number" ? step3 : list2.findIndex((element) => isElement(element, step3));
    node = list2[at3];
    words4.push(elementWord(node, at3));
  }
  return words4;
}
function elementWord(element, at3) {
  const name = element instanceof Map ? element.get("name") : void 0;
  return name === void 0 ? String(at3) : `[name=${textOf(name)}]`;
}
function isElement(element, { key: key2, value: value2 }) {
  const found2 = element instanceof Map ? element.get(key2) : void 0;
  if (found2 === void 0 || !(element instanceof Map)) return false;
  const text4 = textOf(printedValue(found2));
  if (text4 === value2) return true;
  if (!value2.startsWith(`${text4},`)) return false;
  return value2.slice(text4.length + 1).split(",").every((part2) => {
    const [other = "", wanted = ""] = part2.split("=");
    return wanted === "" || textOf(element.get(other)) === wanted || !element.has(other) && wanted === "TCP";
  });
}

// src/report/objects/shown.ts
function showName({ apiVersion, kind, namespace: namespace2, name }, mask) {
  return {
    apiVersion: mask.text(apiVersion),
    kind: mask.text(kind),
    ...namespace2 === void 0 ? {} : { namespace: mask.text(namespace2) },
    name: mask.text(name)
  };
}
function showField(change, mask, origin) {
  const path = formatPointer(change.steps.map((step3) => showStep(step3, mask)));
  const place2 = origin === void 0 ? {} : { origin: { file: mask.text(origin.file), line: origin.line } };
  if (change.kind === "order") {
    const { before: before2, after: after3 } = change;
    return { kind: "order", path, before: before2.map(mask.text), after: after3.map(mask.text), ...place2 };
  }
  const { before, after: after2, hidden } = change;
  return {
    kind: "value",
    path,
    ...before === void 0 ? {} : { before: mask.value(before, hidden) },
    ...after2 === void 0 ? {} : { after: mask.value(after2, hidden) },
    ...place2
  };
}
function showStep(step3, mask) {
  if (typeof step3 === "number") return step3;
  if (typeof step3 === "string") return mask.text(step3);
  return { key: mask.text(step3.key), value: mask.text(step3.value) };
}

// src/report/objects/diff.ts
function showChanges(environments, mask, options = {}) {
  const reasons = [];
  const shown = environments.map(
    ({ name, changes: changes2 }) => ({
      name,
      objects: changes2.flatMap((change) => showChange(change, { mask, options, reasons }))
    })
  );
  return { environments: shown, hidden: countNoise(reasons) };
}
function showChange(raw, showing) {
  const { mask } = showing;
  const fields = shownFields(raw, showing);
  if (raw.change === "changed" && raw.renamed === void 0 && fields.length === 0) return [];
  const { change, object, before, renamed: renamed3, references } = raw;
  return [
    {
      change,
      ...showName(object, mask),
      ...references.length === 0 ? {} : { references: references.map(mask.text) },
      ...renamed3 === void 0 || before === void 0 ? {} : { renamedFrom: formerName(before, mask) },
      fields
    }
  ];
}
function formerName(before, mask) {
  const { namespace: namespace2, name } = showName(before, mask);
  return namespace2 === void 0 ? { name } : { namespace: namespace2, name };
}
function shownFields({ object, fields }, { mask, options, reasons }) {
  return fields.flatMap((change) => {
    const why = noiseIn(change, options.noise ?? defaultNoise);
    if (why === void 0)
      return [showField(change, mask, (options.origin ?? renderedOrigin)(object, change.steps))];
    reasons.push(why);
    return [];
  });
}

// src/proof/changed.ts
function pairUnits(before, after2) {
  const old = new Map(before.map((unit) => [unit.id, unit]));
  const now = new Set(after2.map((unit) => unit.id));
  const kept = after2.flatMap((unit) => {
    const same = old.get(unit.id);
    if (same === void 0) return [{ after: unit }];
    return same.build === unit.build ? [] : [{ before: same, after: unit }];
  });
  return [...kept, ...before.filter((unit) => !now.has(unit.id)).map((unit) => ({ before: unit }))];
}
function changedUnits(pairs, extent = "kept") {
  const schemas = new SchemaState();
  return pairs.flatMap(({ before, after: after2 }) => {
    const unit = after2 ?? before;
    const isKept = before?.build.kind === "built" && after2?.build.kind === "built";
    const isOneSided = before === void 0 !== (after2 === void 0);
    if (unit === void 0 || !(isKept || extent === "whole" && isOneSided)) return [];
    const [old, now] = [before, after2].map((side) => side === void 0 ? [] : objectsOf2(side));
    const changes2 = objectChanges(old ?? [], now ?? [], schemas);
    return changes2.length === 0 ? [] : [{ unit, changes: changes2 }];
  });
}
function objectsOf2({ build: build2 }) {
  return build2.kind === "built" ? build2.documents : [];
}
function objectsIn2(units, environment) {
  const own = units.filter((unit) => reaches2(unit, environment));
  return own.flatMap(
    (unit) => objectsOf2(unit).filter((object) => [environment, void 0].includes(environmentOf(unit, object)))
  );
}
function environmentsOf(unit, { object }) {
  const own = environmentOf(unit, object);
  return own === void 0 ? [...new Set(unit.parts.map((part2) => part2.environment))] : [own];
}
function showUnits(units, environments, clustersOf2, { mask, files, edits = [] }) {
  const cells = environments.flatMap((name) => cellsOf(name, units));
  const shown = showChanges(
    cells.map(({ environment, changes: changes2 }) => ({ name: environment, changes: changes2 })),
    mask,
    { origin: (object, steps) => placeInRepository(renderedOrigin(object, steps), edits, files) }
  );
  const objects = (name) => joinClusters(
    shown.environments.flatMap((diff, at3) => {
      const cell = cells[at3];
      return cell?.environment === name ? diff.objects.map((object) => ({ object, cluster: cell.cluster })) : [];
    }),
    clustersOf2(name)
  );
  const diffs = environments.map((name) => ({ name, objects: objects(name) }));
  return { environments: diffs.filter((each) => each.objects.length > 0), hidden: shown.hidden };
}
function placeInRepository(origin, edits, files) {
  if (origin === void 0 || files.read(`/${origin.file}`) !== void 0) return editedPlace(origin, edits);
  const candidates = [...files.paths()].filter((path) => path.endsWith(`/${origin.file}`));
  const [only, second] = candidates;
  const edited = edits.find((edit2) => candidates.includes(edit2.file))?.file;
  const file = second === void 0 ? only : edited;
  return file === void 0 ? void 0 : editedPlace({ ...origin, file }, edits);
}
function editedPlace(origin, edits) {
  const [only, second] = edits.filter((edit2) => edit2.file === origin?.file);
  return only === void 0 || second !== void 0 ? origin : { file: only.file, line: only.line };
}
function cellsOf(environment, units) {
  return units.flatMap(({ unit, changes: changes2 }) => {
    const own = changes2.filter((change) => environmentsOf(unit, change).includes(environment));
    return own.length === 0 ? [] : [{ environment, cluster: unit.cluster, changes: own }];
  });
}
function joinClusters(found2, count) {
  const groups = Map.groupBy(
    found2,
    ({ object }) => JSON.stringify(
      diffJson({ environments: [{ name: "", objects: [object] }], hidden: { count: 0, why: "" } })
    )
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === void 0) return [];
    const clusters = [...new Set(group.flatMap(({ cluster }) => cluster ?? []))];
    return [clusters.length === 0 || clusters.length >= count ? first.object : { ...first.object, clusters }];
  });
}

// src/report/assemble.ts
var replyLimit = { characters: 6e4, bytes: 25e4 };
function text3(content) {
  return { kind: "text", text: content };
}
var encoder = new TextEncoder();
function sizeOf(content) {
  return { characters: content.length, bytes: encoder.encode(content).length };
}
function minus(left, right) {
  return { characters: left.characters - right.characters, bytes: left.bytes - right.bytes };
}
function isSpent(limit) {
  return limit.characters < 0 || limit.bytes < 0;
}
function assemble(pieces, limit = replyLimit) {
  let left = pieces.reduce((rest, piece) => minus(rest, sizeOf(`${shortest(piece)}

`)), limit);
  const texts5 = pieces.map((piece) => {
    const filled4 = fill2(piece, left);
    left = minus(left, minus(sizeOf(filled4), sizeOf(shortest(piece))));
    return filled4;
  });
  return texts5.filter((content) => content !== "").join("\n\n");
}
function shortest(piece) {
  if (piece.kind === "text") return piece.text;
  const { before, rows, after: after2, more } = piece;
  return [...before, ...rows.length === 0 ? [] : [more(rows.length)], ...after2].join("\n");
}
function fill2(piece, left) {
  if (piece.kind === "text") return piece.text;
  const { before, rows, after: after2, more } = piece;
  let rest = left;
  let count = 0;
  for (const row of rows) {
    rest = minus(rest, sizeOf(`${row}
`));
    if (isSpent(rest)) break;
    count++;
  }
  const note2 = count < rows.length ? [more(rows.length - count)] : [];
  return [...before, ...rows.slice(0, count), ...note2, ...after2].join("\n");
}
function folded(summary, piece) {
  const before = [`<details><summary>${summary}</summary>`, ""];
  const after2 = ["", "</details>"];
  if (piece.kind === "text") return text3([...before, piece.text, ...after2].join("\n"));
  return { ...piece, before: [...before, ...piece.before], after: [...piece.after, ...after2] };
}
function table(head, rows, noun) {
  const columns = head.length;
  const width = "|---".repeat(columns);
  return {
    kind: "rows",
    before: [`| ${head.join(" | ")} |`, `${width}|`],
    rows,
    after: [],
    more: (count) => `| \u2026 and ${count} more ${noun} |${" |".repeat(columns - 1)}`
  };
}

export {
  sha256,
  shortHash,
  require_dist,
  lineAndColumn,
  parserWords,
  pinsOf,
  versionsIn,
  pinnedVersions,
  sameVersion,
  pinHas,
  sharedWith,
  movesOnly,
  legacyOrder,
  Scalar,
  printedValue,
  isMap,
  formatNumber,
  alignTexts,
  namespaceOf2 as namespaceOf,
  isKind,
  titleOf,
  valueAt4 as valueAt,
  textAt3 as textAt,
  listAt3 as listAt,
  isEqual,
  pairObjects,
  Masked,
  parseResources,
  createMask,
  textOf,
  renderedOrigin,
  diffJson,
  nameOf,
  isInside,
  emit2 as emit,
  fluxGroups,
  decoded2 as decoded,
  createBuildMemo,
  reaches2 as reaches,
  renderUnits,
  environmentOf,
  pairUnits,
  changedUnits,
  objectsOf2 as objectsOf,
  objectsIn2 as objectsIn,
  environmentsOf,
  showUnits,
  lastSegment,
  text3 as text,
  assemble,
  folded,
  table,
  createContext,
  repositoriesOf,
  repositoryById,
  inTurn,
  parseConfig2 as parseConfig,
  configFile,
  understand,
  readFleet,
  readingOf,
  isWanted,
  filesBesides
};

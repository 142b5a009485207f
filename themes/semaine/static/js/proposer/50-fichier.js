// Writes an activity as its file: YAML in the order of the contract, at the place where `semaine check` expects it.
(function (root) {
  "use strict";
  // What YAML, or the checker, would not read as a text when it stands alone.
  var SPECIAL = /^(true|false|null|yes|no|on|off|y|n|~)$/i;
  var PLAIN = /^[\p{L}][\p{L}\p{N} '’«»()/.,!?;&+@_\u00a0\u202f-]*$/u;

  /** A scalar that needs no thought from whoever reads it. Codes keep their quotes: `01000` is no number. */
  function scalar(value) {
    var text = String(value);
    if (typeof value === "boolean" || typeof value === "number") return text;
    if (Regles.isDay(text) || Regles.isMoment(text)) return text;
    if (/^https?:\/\/[^\s#'"{}[\],]+$/.test(text) && !text.endsWith(":")) return text;
    if (PLAIN.test(text) && !SPECIAL.test(text) && !/[\s]$/.test(text)) return text;
    return JSON.stringify(text);
  }

  function lines(value, key, indent) {
    var name = indent + key + ":";
    if (Array.isArray(value)) {
      if (value.every(function (one) { return typeof one !== "object"; })) return [name + " [" + value.map(item).join(", ") + "]"];
      return [name].concat(value.flatMap(function (one) {
        if (typeof one !== "object") return [indent + "  - " + item(one)];
        var inner = block(one, indent + "    ");
        return [indent + "  - " + inner[0].trimStart()].concat(inner.slice(1));
      }));
    }
    if (typeof value === "object") return [name].concat(block(value, indent + "  "));
    if (/\n/.test(value)) return folded(value, name, indent + "  ");
    return [name + " " + scalar(value)];
  }

  /** In a list between brackets a comma separates. */
  function item(value) {
    var text = scalar(value);
    return /,/.test(text) && text[0] !== "\"" ? JSON.stringify(text) : text;
  }

  /** Several lines stand as they were written, below a bar. */
  function folded(text, name, indent) {
    var body = text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").trim();
    if (/^\s|\t/.test(body)) return [name + " " + JSON.stringify(body)];
    return [name + " |"].concat(body.split("\n").map(function (line) { return line ? indent + line : ""; }));
  }

  function block(object, indent) {
    return Object.keys(object).flatMap(function (key) { return lines(object[key], key, indent); });
  }

  /** The text of the file. */
  function write(activity) { return block(activity, "").join("\n") + "\n"; }

  /** The letters that a name of file may have. */
  function slug(text) {
    return Outils.fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  }

  function short(text, most) {
    if (text.length <= most) return text;
    return text.slice(0, most + 1).replace(/-[^-]*$/, "").slice(0, most);
  }

  /**
   * Where the file stands: `events/2026/59/anor-cafe-ia.yaml`.
   * @param {object} activity
   * @param {string} folder the code of the département, or `en-ligne`
   */
  function path(activity, folder) {
    var town = activity.lieu ? slug(activity.lieu.commune || "") : "", title = slug(activity.titre || "");
    if (town && title.includes(town)) town = "";
    var name = short([town, title].filter(Boolean).join("-"), 80) || "activite";
    return "events/" + Moments.yearOf(activity) + "/" + folder.toLowerCase() + "/" + name + ".yaml";
  }

  root.Fichier = { write: write, path: path };
})(globalThis);

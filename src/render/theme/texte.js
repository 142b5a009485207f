// What a script says: `texte("js-programme.until", { jour: day })`, from `i18n/`, with its values. `n` chooses between one
// and several; a number has its thousands apart. A text that is nowhere is shown as its key.
function texte(key, values) {
  var form = TEXTES[key] || key, given = values || {};
  if (typeof form !== "string") form = form[given.n >= 2 ? 1 : 0];
  return form.replace(/\{([\w-]+)\}/g, function (whole, name) {
    var value = given[name];
    return value == null ? whole : typeof value === "number" ? value.toLocaleString("fr-FR") : value;
  });
}

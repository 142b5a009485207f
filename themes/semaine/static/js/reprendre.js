// Writes the codes of `/donnees/` for the list that is chosen, here or by the address (« ?liste=/territoires/59-nord/ »).
// Without it they are those of the whole edition, and each list gives its own at the end of its page.
(function () {
  "use strict";
  var place = document.querySelector("[data-reprendre]");
  if (!place) return;
  var select = place.querySelector("select");

  function escape(text) {
    return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  }

  function write() {
    var list = select.selectedOptions[0], address = list.value;
    var without = (list.dataset.sans || "").split(" "), empty = "vide" in list.dataset;
    place.querySelectorAll("[data-facon]").forEach(function (way) {
      var missing = without.includes(way.dataset.facon);
      way.querySelector("[data-code]").hidden = missing;
      way.querySelector("[data-sans-vide]").hidden = !missing || !empty;
      way.querySelector("[data-sans-trop]").hidden = !missing || empty;
      var code = way.querySelector("[data-modele]"), model = code.dataset.modele;
      var title = model.startsWith("<") ? escape(list.dataset.titre) : list.dataset.titre;
      // In one pass, and by a function: a name may hold « $& » or « {adresse} ».
      var values = { "{adresse-nue}": address.slice(address.indexOf(":") + 1), "{adresse}": address, "{titre}": title };
      code.textContent = model.replace(/\{[a-z-]+\}/g, function (place) { return place in values ? values[place] : place; });
    });
  }

  var asked = new URLSearchParams(location.search).get("liste");
  var found = asked && Array.from(select.options).find(function (option) { return option.value.endsWith(asked); });
  if (found) select.value = found.value;
  select.addEventListener("change", write);
  write();
})();

// Narrows a département's frame or paper to one commune, chosen here or asked by the address: « ?commune=59012 » (INSEE).
// Without it the whole département stands.
(function () {
  "use strict";
  var choice = document.querySelector("[data-communes]");
  if (!choice) return;
  var select = choice.querySelector("select");
  var lines = document.querySelectorAll("[data-commune]");
  var days = document.querySelectorAll("[data-commune-jour]");
  var changed = document.querySelectorAll("[data-commune-titre], [data-commune-compte], [data-commune-page]");
  changed.forEach(function (element) { element.asWritten = { text: element.textContent, href: element.href }; });

  function words(count) {
    return choice.dataset[count > 1 ? "plusieurs" : "une"].replace("{n}", count.toLocaleString("fr-FR"));
  }

  function shown(within) {
    return within.querySelectorAll("[data-commune]:not([hidden])").length;
  }

  function narrow(code) {
    var option = Array.from(select.options).find(function (option) { return option.value === code; });
    lines.forEach(function (line) { line.hidden = Boolean(code) && line.dataset.commune !== code; });
    days.forEach(function (day) { day.hidden = !shown(day); });
    changed.forEach(function (element) {
      var before = element.asWritten, named = code && option, day = element.closest("[data-commune-jour]");
      if (element.matches("[data-commune-titre]")) element.textContent = named ? option.textContent : before.text;
      else if (element.matches("[data-commune-page]")) element.href = named ? option.dataset.page : before.href;
      else if (!code) element.textContent = before.text;
      // An activity of several days counts once, which the page of the commune knows.
      else element.textContent = day || !named ? words(shown(day || document)) : option.dataset.compte;
    });
    document.querySelector("[data-commune-aucune]").hidden = shown(document) > 0;
  }

  var asked = (new URLSearchParams(location.search).get("commune") || "").toUpperCase();
  if (/^\d[\dAB]\d{3}$/.test(asked)) {
    narrow(asked);
    return;
  }
  choice.hidden = select.options.length < 3;
  select.addEventListener("change", function () { narrow(select.value); });
})();

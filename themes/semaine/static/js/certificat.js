// Fills in the certificate with what is typed, and prints it. Nothing is sent nor kept: what the page of an activity knows
// comes after the « # » of the address, which a browser does not send either.
(function () {
  "use strict";
  var form = document.getElementById("certificat");
  if (!form) return;
  var sheet = document.querySelector(".certificate");
  var fields = ["nom", "activite", "jour", "lieu", "duree", "organisateur"];

  // « 2026-05-23 » as people write it; a date without hours has no time zone to cross.
  function day(value) {
    var parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
    if (!parts) return value;
    var date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
    return date.toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  }

  function show() {
    fields.forEach(function (name) {
      var value = form.elements[name].value.trim();
      sheet.querySelector("[data-champ=" + name + "]").textContent = name === "jour" ? day(value) : value;
      var line = sheet.querySelector("[data-avec=" + name + "]");
      if (line) line.hidden = !value;
    });
    sheet.dataset.sens = form.elements.sens.value;
  }

  function prefill() {
    var known = new URLSearchParams(location.hash.slice(1));
    fields.forEach(function (name) {
      if (known.has(name)) form.elements[name].value = known.get(name).slice(0, 140);
    });
    show();
  }

  form.addEventListener("input", show);
  form.addEventListener("reset", function () {
    // The fields are emptied once the event is over.
    setTimeout(show);
    form.elements.nom.focus();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    window.print();
  });
  window.addEventListener("hashchange", prefill);
  prefill();
})();

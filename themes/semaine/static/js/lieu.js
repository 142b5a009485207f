// Completes the commune of a short form that leads to the programme: choosing one goes there.
(function () {
  "use strict";
  document.querySelectorAll("form[data-lieu]").forEach(function (form) {
    var list = form.querySelector("[role=listbox]");
    Lieux.complete(form.elements.lieu, list, function () { form.submit(); });
  });
})();

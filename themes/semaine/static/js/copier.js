// Copies a code that the page shows. Without it the code is selected by hand.
(function () {
  "use strict";
  // Browsers copy for secure pages only.
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-copie]").forEach(function (button) {
    button.parentElement.hidden = false;
    button.addEventListener("click", function () {
      var status = button.parentElement.querySelector("[role=status]");
      navigator.clipboard.writeText(document.getElementById(button.dataset.copie).textContent).then(
        function () { status.textContent = button.dataset.fait; },
        function () { status.textContent = button.dataset.echec; }
      );
    });
  });
})();

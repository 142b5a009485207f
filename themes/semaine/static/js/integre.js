// In a list that another site shows: tells that site how tall the list is, and nothing else. `/integrer.js` listens there,
// if it was included.
(function () {
  "use strict";
  if (window.parent === window) return;

  // Whoever shows the list may know its height: it is the same for everybody.
  function tell() {
    var height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    window.parent.postMessage({ semaineHauteur: height }, "*");
  }

  new ResizeObserver(tell).observe(document.documentElement);
  // The host's script may come after the list.
  window.addEventListener("message", function (event) {
    if (event.source === window.parent && event.data === "semaine-hauteur") tell();
  });
})();

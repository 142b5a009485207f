// For a page that shows lists of this site in frames: gives each frame the height of its list, and sends nothing.
// A frame says its height in a message; only frames of this site are heard, and a height is all they can say.
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script) return;
  var site = new URL(".", script.src);

  function frames() {
    return Array.from(document.querySelectorAll("iframe")).filter(function (frame) { return frame.src.startsWith(site.href); });
  }

  window.addEventListener("message", function (event) {
    var height = event.data && event.data.semaineHauteur;
    if (event.origin !== site.origin || typeof height !== "number" || !(height > 0)) return;
    frames().forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = height + "px";
    });
  });

  // Lists that were there before this script have spoken already.
  function ask() {
    frames().forEach(function (frame) { frame.contentWindow.postMessage("semaine-hauteur", "*"); });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ask);
  else ask();
})();

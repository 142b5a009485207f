// What the page of a module or a resource adds in the browser: copying the sentence of its licence, and the definition of a word
// beside the word. Without it the sentence is selected by hand, and the word leads to its definition at the end of the chapter.
(function () {
  "use strict";

  document.querySelectorAll("[data-a-copier]").forEach(function (block) {
    // Browsers copy for secure pages only.
    if (!navigator.clipboard) return;
    block.querySelector(".to-copy-way").hidden = false;
    block.querySelector("button").addEventListener("click", function () {
      var say = function (words) { block.querySelector("[role=status]").textContent = words; };
      navigator.clipboard.writeText(block.querySelector(".to-copy").textContent).then(
        function () { say(block.dataset.fait); },
        function () { say(block.dataset.rate); }
      );
    });
  });

  // A browser without popovers follows the link.
  if (!HTMLElement.prototype.showPopover) return;
  var card = document.createElement("div");
  card.className = "word-card";
  card.popover = "auto";
  card.tabIndex = -1;
  document.body.append(card);

  document.querySelectorAll(".word").forEach(function (word) {
    word.addEventListener("click", function (event) {
      var entry = document.getElementById(word.hash.slice(1));
      if (!entry || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      var term = document.createElement("p");
      term.className = "word-card-term";
      term.textContent = entry.querySelector("dt").textContent;
      var told = document.createElement("p");
      entry.querySelector("dd").childNodes.forEach(function (node) {
        // The way back is Escape, or a touch elsewhere.
        if (node.nodeType !== 1 || !node.classList.contains("word-back")) told.append(node.cloneNode(true));
      });
      card.replaceChildren(term, told);
      card.setAttribute("aria-label", term.textContent);
      card.setAttribute("role", "dialog");
      // The card closes and gives the focus back to the word: that is what browsers do when they know where it was.
      word.focus();
      card.showPopover();
      card.focus();
    });
  });
})();

// Moves from slide to slide: keys, buttons, a swipe, the address bar. Without it the slides are one page that scrolls.
(function () {
  "use strict";
  var deck = document.querySelector(".deck");
  var slides = Array.from(deck.querySelectorAll(".slide"));
  var bar = deck.querySelector(".deck-moves");
  var where = deck.querySelector(".deck-where");
  var here = 0;

  /** Says where one is, and keeps it in the address: a reload, or a shared link, opens the same slide. */
  function tell(index) {
    here = index;
    where.textContent = index + 1 + " / " + slides.length;
    bar.querySelectorAll("[data-aller]").forEach(function (button) {
      button.disabled = !slides[index + Number(button.dataset.aller)];
    });
    history.replaceState(null, "", "#" + slides[index].id);
  }

  function go(index) {
    var slide = slides[Math.min(Math.max(index, 0), slides.length - 1)];
    tell(slides.indexOf(slide));
    // The focus goes with the eyes: a screen reader reads the slide that came.
    slide.focus({ preventScroll: true });
    slide.scrollIntoView({ behavior: "instant", block: "start" });
  }

  /** A slide that is higher than the window scrolls first. */
  function fits() {
    return slides[here].offsetHeight <= window.innerHeight + 4;
  }

  var moves = {
    ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, ArrowDown: 1, ArrowUp: -1, " ": 1,
    Home: -Infinity, End: Infinity,
  };
  // On the slides, not on the document: letters are shortcuts only while the slides have the focus (WCAG 2.2, 2.1.4).
  deck.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var used = event.target.closest("a, button, summary");
    if (used && (event.key === " " || event.key === "Enter")) return;
    if (event.key === "f" || event.key === "F") return toggle();
    if (event.key === "Escape" && !document.fullscreenElement) return void (location.href = deck.dataset.entier);
    var move = moves[event.key];
    if (!move) return;
    if (["ArrowDown", "ArrowUp", " "].includes(event.key) && !fits()) return;
    event.preventDefault();
    go(here + (event.key === " " && event.shiftKey ? -1 : move));
  });

  bar.querySelectorAll("[data-aller]").forEach(function (button) {
    button.addEventListener("click", function () {
      go(here + Number(button.dataset.aller));
    });
  });

  function toggle() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (deck.requestFullscreen) deck.requestFullscreen().then(function () { go(here); }, function () {});
  }
  var full = bar.querySelector("[data-plein-ecran]");
  if (deck.requestFullscreen) {
    full.hidden = false;
    full.addEventListener("click", toggle);
  }

  // A swipe to the side; up and down is the page's own scrolling.
  var start = null;
  deck.addEventListener("touchstart", function (event) {
    start = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  }, { passive: true });
  deck.addEventListener("touchend", function (event) {
    if (!start || (window.visualViewport && window.visualViewport.scale > 1.05)) return;
    var dx = event.changedTouches[0].clientX - start.x, dy = event.changedTouches[0].clientY - start.y;
    start = null;
    // A table that scrolls keeps its own swipes.
    if (Math.abs(dx) < 60 || Math.abs(dy) > Math.abs(dx) / 2 || event.target.closest("table")) return;
    go(here + (dx < 0 ? 1 : -1));
  }, { passive: true });

  // Scrolling by hand counts too.
  var seen = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      var index = slides.indexOf(entry.target);
      if (entry.isIntersecting && index !== here) tell(index);
    });
  }, { rootMargin: "-50% 0px -50% 0px" });

  bar.hidden = false;
  deck.classList.add("is-moved");
  var asked = slides.findIndex(function (slide) { return "#" + slide.id === location.hash; });
  go(Math.max(asked, 0));
  slides.forEach(function (slide) { seen.observe(slide); });
  window.addEventListener("hashchange", function () {
    var index = slides.findIndex(function (slide) { return "#" + slide.id === location.hash; });
    if (index >= 0 && index !== here) go(index);
  });
})();

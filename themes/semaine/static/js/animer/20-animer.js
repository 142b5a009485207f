// The facilitator's view: one step at a time, its clock, the screen kept awake. Without it the page is the list of the steps
// with their times. It makes no sound: a gentle change of colour, and a vibration where the phone allows one.
(function () {
  "use strict";
  var main = document.querySelector("[data-animer]");
  var words = main.dataset;
  var acts = Array.from(main.querySelectorAll(".acts .act")), last = main.querySelector(".act-last");
  var minutes = acts.map(function (act) { return Number(act.dataset.minutes); });
  var clock = main.querySelector("[data-horloge]"), said = main.querySelector("[data-dit]");
  var startButton = main.querySelector("[data-marche]"), nextButton = main.querySelector("[data-suivant]");
  var previousButton = main.querySelector("[data-precedent]");
  var saved = recall();
  var state = saved || Horloge.begin();
  var ended = false, told = null, lock = null, asked = Boolean(saved), timer = 0;

  function recall() {
    // A browser may refuse to remember: the session then begins at the beginning.
    try { return Horloge.read(localStorage.getItem(words.cle), acts.length, Date.now()); } catch (error) { return null; }
  }

  function remember() {
    state.vu = Date.now();
    try {
      if (ended) localStorage.removeItem(words.cle);
      else localStorage.setItem(words.cle, JSON.stringify(state));
    } catch (error) { /* As above. */ }
  }

  /** « 9:05 » */
  function face(time) {
    var seconds = Math.abs(time) / 1000;
    // A minute that is begun is a minute: ten minutes are told as 10:00 during their first second.
    seconds = time < 0 ? Math.floor(seconds) : Math.ceil(seconds);
    return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }

  /** « 1 h 05 », « 50 min » */
  function duration(time) {
    var all = Math.ceil(time / 60000), hours = Math.floor(all / 60), rest = all % 60;
    if (!hours) return all + "\u00a0min";
    return hours + "\u202fh" + (rest ? "\u202f" + String(rest).padStart(2, "0") : "");
  }

  function hour(date) {
    return date.getHours() + "\u202fh\u202f" + String(date.getMinutes()).padStart(2, "0");
  }

  /** A text whose {places} are filled. */
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  function say(text) { said.textContent = text; }

  function isRunning() { return state.depuis !== null; }

  /** Everything that time changes. */
  function tick() {
    var now = Date.now(), left = Horloge.left(state, minutes, now), all = Horloge.allLeft(state, minutes, now);
    var over = left !== null && left <= 0;
    main.querySelector("[data-compte]").textContent = face(left === null ? -Horloge.spent(state, now) : left);
    main.querySelector("[data-mot]").textContent = left === null ? words.passe : left < 0 ? words.plus : words.reste;
    main.querySelector("[data-total]").textContent =
      all === null ? "" : fill(words.tout, { duree: duration(all), heure: hour(new Date(now + all)) });
    var bar = main.querySelector("[data-barre]");
    bar.hidden = left === null;
    if (left !== null) bar.value = Math.min(1, Math.max(0, 1 - left / Horloge.length(state, minutes, state.etape)));
    main.classList.toggle("is-over", over);
    if (over && told !== state.etape && isRunning()) {
      told = state.etape;
      say(words.ecoule);
      // Browsers refuse, and complain, before the page was touched.
      if (navigator.vibrate && navigator.userActivation && navigator.userActivation.hasBeenActive) navigator.vibrate([200, 120, 200]);
    }
  }

  /** Everything else: which step is shown, what the buttons do. */
  function show() {
    var running = isRunning(), final = state.etape === acts.length - 1;
    acts.forEach(function (act, index) { act.classList.toggle("is-shown", !ended && index === state.etape); });
    last.classList.toggle("is-shown", ended);
    main.classList.toggle("is-ended", ended);
    main.classList.toggle("is-running", running);
    startButton.hidden = nextButton.hidden = ended;
    startButton.textContent = running ? words.pause : state.passe ? words.reprendre : words.demarrer;
    startButton.classList.toggle("is-main", !running);
    nextButton.classList.toggle("is-main", running);
    nextButton.textContent = final ? words.finir : words.suivant;
    previousButton.disabled = !ended && state.etape === 0;
    clearInterval(timer);
    // Twice a second: no second is skipped, whatever the phone is doing.
    if (running) timer = setInterval(tick, 500);
    tick();
    remember();
    stayAwake();
  }

  /** Keeps the screen lit while the clock goes; the system drops that each time the page is hidden. */
  function stayAwake() {
    if (!isRunning()) {
      if (lock) lock.release();
      lock = null;
      return;
    }
    if (lock || document.visibilityState !== "visible") return;
    // Whether the screen stays lit is told once.
    var first = !asked;
    asked = true;
    function answer(text) { if (first) say(text); }
    if (!navigator.wakeLock) return answer(words.veille);
    navigator.wakeLock.request("screen").then(function (given) {
      lock = given;
      lock.addEventListener("release", function () { lock = null; });
      answer(words.eveil);
    }, function () {
      // A phone that saves its battery refuses.
      answer(words.veille);
    });
  }

  /** The step in words, for those who do not see the page change. */
  function tell(before) {
    var act = acts[state.etape];
    say((before ? before + " " : "") + (ended ? last.querySelector("h2").textContent :
      fill(words.etape, { n: state.etape + 1, total: acts.length }) + "\u00a0: " + act.querySelector("h3").textContent));
  }

  function turn(step) {
    ended = step === acts.length;
    if (ended) Horloge.pause(state, Date.now());
    else Horloge.go(state, step, Date.now());
    told = null;
    show();
    tell("");
    window.scrollTo(0, 0);
  }

  startButton.addEventListener("click", function () {
    var now = Date.now(), first = !isRunning() && !state.passe && state.etape === 0;
    if (isRunning()) Horloge.pause(state, now);
    else Horloge.start(state, now);
    if (first) main.querySelector(".animate-before").open = false;
    show();
  });
  nextButton.addEventListener("click", function () { turn(state.etape + 1); });
  previousButton.addEventListener("click", function () { turn(ended ? acts.length - 1 : state.etape - 1); });
  main.querySelectorAll("[data-ajoute]").forEach(function (button) {
    button.addEventListener("click", function () {
      Horloge.add(state, minutes, Number(button.dataset.ajoute));
      told = null;
      show();
    });
  });
  main.querySelector("[data-recommencer]").addEventListener("click", function () {
    state = Horloge.begin();
    turn(0);
  });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState !== "visible") return;
    tick();
    stayAwake();
  });

  main.classList.add("is-live");
  main.querySelectorAll("[data-vif]").forEach(function (element) { element.hidden = false; });
  main.querySelector("[data-fixe]").hidden = true;
  clock.hidden = false;
  if (saved) {
    // What was over before the page was loaded again has been told already.
    if (Horloge.left(state, minutes, Date.now()) <= 0) told = state.etape;
    main.querySelector(".animate-before").open = !isRunning() && !state.passe && state.etape === 0;
    if (!main.querySelector(".animate-before").open) tell(words.repris);
  }
  show();
})();

// The time of a session: which step it is at, since when, and what is left. Instants are kept, never ticks: a phone that
// slept for ten minutes, or a page that was loaded again, still tells the right time. Nothing here touches the page.
(function (root) {
  "use strict";
  var MINUTE = 60000;
  // A session of this morning is not the one of tonight.
  var LONGEST = 12 * 60 * MINUTE;

  /** A session that has not begun: `depuis` is when the clock of the step was last started, `passe` what it had spent before. */
  function begin() { return { etape: 0, depuis: null, passe: 0, ajouts: {}, vu: 0 }; }

  /** What was remembered, when it is a session of these steps that is not too old. */
  function read(text, steps, now) {
    var state = null;
    try { state = JSON.parse(text); } catch (error) { return null; }
    var sound = state && Number.isInteger(state.etape) && state.etape >= 0 && state.etape < steps &&
      (state.depuis === null || Number.isFinite(state.depuis)) && Number.isFinite(state.passe) &&
      state.ajouts && typeof state.ajouts === "object";
    var age = sound ? now - state.vu : NaN;
    return age >= 0 && age < LONGEST ? state : null;
  }

  /** Milliseconds spent in the step. */
  function spent(state, now) {
    return state.passe + (state.depuis === null ? 0 : Math.max(0, now - state.depuis));
  }

  /** How long a step lasts, with what was added: null when nobody says it. */
  function length(state, minutes, step) {
    return minutes[step] ? (minutes[step] + (state.ajouts[step] || 0)) * MINUTE : null;
  }

  /** What is left of the step, below zero once it is over; null when it has no length. */
  function left(state, minutes, now) {
    var whole = length(state, minutes, state.etape);
    return whole === null ? null : whole - spent(state, now);
  }

  /** What is left of all: null as soon as a step to come has no length. */
  function allLeft(state, minutes, now) {
    var sum = left(state, minutes, now);
    if (sum === null) return null;
    sum = Math.max(0, sum);
    for (var step = state.etape + 1; step < minutes.length; step++) {
      var whole = length(state, minutes, step);
      if (whole === null) return null;
      sum += whole;
    }
    return sum;
  }

  function start(state, now) { if (state.depuis === null) state.depuis = now; }

  function pause(state, now) {
    state.passe = spent(state, now);
    state.depuis = null;
  }

  /** Goes to a step, whose time begins anew; the clock goes on if it was going. */
  function go(state, step, now) {
    state.etape = step;
    state.passe = 0;
    if (state.depuis !== null) state.depuis = now;
  }

  /** Adds minutes to the step, which keeps one at least. */
  function add(state, minutes, more) {
    var step = state.etape, added = (state.ajouts[step] || 0) + more;
    if (minutes[step] && minutes[step] + added >= 1) state.ajouts[step] = added;
  }

  root.Horloge = {
    begin: begin, read: read, spent: spent, length: length, left: left, allLeft: allLeft, start: start, pause: pause,
    go: go, add: add,
  };
})(globalThis);

// The sessions of the programme, read a few parts at a time. `src/render/search/events.rs` and `sessions.rs` say what the
// files hold.
(function (root) {
  "use strict";
  var read = Outils.read;
  /** Parts of a step: about 100 KB at most. */
  var PARTS = 6;

  /** Kilometres between two points in degrees (haversine, mean radius of the IUGG). */
  function distance(latitude, longitude, other, otherLongitude) {
    var radians = Math.PI / 180;
    var half = function (from, to) { return Math.pow(Math.sin((to - from) * radians / 2), 2); };
    var sum = half(latitude, other) + Math.cos(latitude * radians) * Math.cos(other * radians) * half(longitude, otherLongitude);
    return 2 * 6371.0088 * Math.asin(Math.sqrt(Math.min(1, sum)));
  }

  /** From a place to the box of a département: nothing in it is nearer. */
  function toBox(place, row) {
    var latitude = Math.min(Math.max(place.latitude, row[3]), row[5]);
    var longitude = Math.min(Math.max(place.longitude, row[4]), row[6]);
    return distance(place.latitude, place.longitude, latitude, longitude);
  }

  function directory() { return read("recherche/evenements.json"); }

  /** Where the answers may stand: `{ name, label, parts, far }`, far in kilometres. */
  function shards(directory, question) {
    var shard = function (row) {
      return { name: row[0], label: row[1], parts: row[7], far: question.place ? toBox(question.place, row) : 0 };
    };
    if (question.mode === "en-ligne") return [{ name: "en-ligne", label: "", parts: directory["en-ligne"], far: 0 }];
    if (question.place) {
      return directory.departements.map(shard).filter(function (shard) { return shard.far <= Number(question.rayon); });
    }
    if (question.territoire) {
      return directory.departements.filter(function (row) { return row[0] === question.territoire || row[8] === question.territoire; }).map(shard);
    }
    return [{ name: "france", label: "", parts: directory.france, far: 0 }];
  }

  function files(shard, question, directory) {
    var today = Outils.today();
    return shard.parts.flatMap(function (part, number) {
      if (!Filtres.mayHold(part, question, directory)) return [];
      return [{
        path: "recherche/evenements/" + shard.name + (number ? "-" + (number + 1) : "") + ".json",
        past: !part[4] && part[2] < today, first: part[1] || "9999", far: shard.far,
      }];
    });
  }

  /** What a question is answered from: first what is to come, then the nearest, then the earliest. */
  function begin(directory, question) {
    var from = shards(directory, question);
    var queue = from.flatMap(function (shard) { return files(shard, question, directory); });
    queue.sort(function (one, other) {
      return one.past - other.past || one.far - other.far || one.first.localeCompare(other.first) || 0;
    });
    return {
      question: question, directory: directory, queue: queue, events: [], failed: false,
      from: from.map(function (shard) { return shard.label; }).filter(Boolean), shards: from.length,
    };
  }

  /** Reads the next parts. One that does not come is left for another time. */
  async function next(reading) {
    var step = reading.queue.splice(0, PARTS);
    var answers = await Promise.allSettled(step.map(function (part) { return read(part.path); }));
    reading.failed = false;
    answers.forEach(function (answer, number) {
      if (answer.status === "rejected") {
        reading.failed = true;
        reading.queue.push(step[number]);
      } else {
        reading.events = reading.events.concat(eventsOf(answer.value, reading.question.place, reading.directory.mots));
      }
    });
    return reading;
  }

  function eventsOf(part, place, words) {
    return part.activites.map(function (row) {
      var where = part.lieux[row[2]], zone = where[3] || part.zone, rule = row[14];
      var late = row[5] && row[6] <= row[5];
      var last = rule ? rule[2] : late ? Filtres.add(row[4], 1) : row[4];
      return {
        path: row[0], title: row[1], where: where[0], zone: zone, day: row[4], start: row[5], end: row[6], rule: rule,
        types: Array.from(row[3], function (digit) { return parseInt(digit, 36); }),
        status: words.statuts[row[7]][0], statusLabel: row[7] ? words.statuts[row[7]][1] : "", mode: words.modes[row[8]][0],
        access: row[9] ? words.acces[row[9]][1] : "", registration: row[10] ? words.inscriptions[row[10] - 1][0] : "",
        paid: row[11], accessibility: row[12], audiences: row[13], past: Boolean(last) && last < Outils.today(zone),
        distance: place && where.length > 1 && where[1] !== null ? distance(place.latitude, place.longitude, where[1] / 1e4, where[2] / 1e4) : NaN,
      };
    });
  }

  /** The events that answer, with the day for which they do, in the order in which they are shown. */
  function answers(reading, question) {
    var near = question.place && question.mode !== "en-ligne";
    var found = reading.events.flatMap(function (event) {
      var day = Filtres.answer(event, question, reading.directory);
      return day === null ? [] : [Object.assign({ on: day }, event)];
    });
    var when = function (event) { return (event.on || "9999") + (event.start || "99"); };
    return found.sort(function (one, other) {
      return one.past - other.past || (near ? Math.round(one.distance) - Math.round(other.distance) : 0) ||
        when(one).localeCompare(when(other)) || one.title.localeCompare(other.title, "fr");
    });
  }

  /** An activity that one may still go to is worth more than a nearer one that is over or called off. */
  function better(one, other) {
    if (!other) return true;
    return (Filtres.isOff(one) - Filtres.isOff(other) || one.distance - other.distance) < 0;
  }

  /** The nearest answer beyond the radius, département after département, within one step's reading. */
  async function beyond(reading) {
    var question = Object.assign({}, reading.question, { rayon: Infinity });
    var left = PARTS, nearest = null;
    var rows = shards(reading.directory, question).sort(function (one, other) { return one.far - other.far; });
    for (var shard of rows) {
      var queue = files(shard, question, reading.directory).slice(0, left);
      if (!left || nearest && !Filtres.isOff(nearest) && shard.far > nearest.distance) break;
      left -= queue.length;
      var found = answers(await next(Object.assign({}, reading, { queue: queue, events: [] })), question);
      found.forEach(function (event) { if (better(event, nearest)) nearest = event; });
    }
    return nearest;
  }

  root.Donnees = { directory: directory, begin: begin, next: next, answers: answers, beyond: beyond };
})(globalThis);

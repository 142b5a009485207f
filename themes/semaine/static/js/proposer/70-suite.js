// What follows a proposal without fault: its card as visitors will see it, the activities that look like it, and the ways to
// send it. Nothing leaves the browser before the person chooses one.
(function (root) {
  "use strict";
  var make = Outils.make;
  // GitHub answers addresses up to about 8 kB; a mail program keeps about 2 kB of a `mailto:`.
  var LONGEST_ADDRESS = 7000, LONGEST_MAIL = 2000;

  /** The activity as the programme's cards take it. */
  function asCard(activity, folder, words) {
    var session = Moments.sessions(activity)[0];
    var rule = activity.recurrence;
    var rank = function (list, key) { return list.findIndex(function (word) { return word[0] === key; }); };
    var features = words.accessibilite.map(function (word, bit) { return (activity.accessibilite || {})[word[0]] === true ? 1 << bit : 0; });
    var place = activity.lieu || {};
    var label = (words.acces[rank(words.acces, activity.acces || "tout-public")] || [])[1];
    return {
      path: "", title: activity.titre, zone: "", day: session ? session.day : "", on: session ? session.day : "",
      start: session && session.start ? session.start.slice(11) : rule ? rule.de : "", end: session && session.end ? session.end.slice(11) : rule ? rule.a : "",
      rule: rule ? [Filtres.WEEKDAYS.indexOf(rule.chaque) + 1] : null,
      types: activity.types.map(function (type) { return rank(words.types, type); }), status: "programme", statusLabel: "",
      where: activity.mode === "en-ligne" ? texte("js-propose.online") : [place.nom, place.commune].filter(Boolean).join(", "),
      access: activity.acces && activity.acces !== "tout-public" ? label : "", registration: (activity.inscription || {}).modalite || "",
      paid: activity.gratuit === false, accessibility: features.reduce(function (sum, bit) { return sum | bit; }, 0), past: false, distance: NaN,
    };
  }

  function preview(list, activity, folder, pictos) {
    return Outils.read("recherche/evenements.json").then(function (directory) {
      var card = Vue.card(asCard(activity, folder, directory.mots), directory.mots, pictos);
      // The page is not there yet.
      card.querySelector("h3").replaceChildren(activity.titre);
      list.replaceChildren(card);
    }, function () { list.replaceChildren(); });
  }

  function alike(one, other) {
    var words = function (title) { return new Set(Analyse.terms(title)); };
    var first = words(one), second = words(other);
    var shared = Array.from(first).filter(function (term) { return second.has(term); }).length;
    return shared / Math.max(1, Math.min(first.size, second.size)) >= 0.75;
  }

  /** Published activities of the same commune, on a day of this one, with a title like it. */
  async function duplicates(activity, folder) {
    var directory = await Outils.read("recherche/evenements.json");
    var days = Moments.sessions(activity).map(function (session) { return session.day; }).sort();
    var rows = folder === "en-ligne" ? [["en-ligne", "", 0, 0, 0, 0, 0, directory["en-ligne"]]]
      : directory.departements.filter(function (row) { return row[0] === folder.toLowerCase(); });
    var files = rows.flatMap(function (row) {
      return row[7].flatMap(function (part, number) {
        var may = !part[1] || !days.length || (part[1] <= days[days.length - 1] && part[2] >= days[0]);
        return may ? ["recherche/evenements/" + row[0] + (number ? "-" + (number + 1) : "") + ".json"] : [];
      });
    });
    var town = activity.lieu ? Outils.fold(activity.lieu.commune) : "";
    var parts = await Promise.all(files.map(Outils.read));
    return parts.flatMap(function (part) {
      return part.activites.filter(function (row) {
        var where = Outils.fold(part.lieux[row[2]][0]);
        return (!row[4] || days.includes(row[4])) && (!town || where.includes(town)) && alike(row[1], activity.titre);
      });
    });
  }

  async function showDuplicates(box, activity, folder) {
    box.replaceChildren();
    var found = await duplicates(activity, folder).catch(function () { return []; });
    if (!found.length) return;
    box.append(make("div", { class: "callout callout-attention" }, make("p", { class: "callout-title" }, texte("js-propose.already")),
      make("p", {}, texte("js-propose.alike")),
      make("ul", {}, found.slice(0, 5).map(function (row) { return make("li", {}, make("a", { href: Outils.base + "evenements/" + row[0] + "/" }, row[1])); }))));
  }

  /** The page of a forge where a new file is written: GitHub takes the text too, GitLab the name alone. */
  function newFile(forge, branch, path, text) {
    var host = "";
    try {
      host = new URL(forge).hostname;
    } catch (error) {
      return null;
    }
    if (host === "github.com") {
      var page = forge + "/new/" + encodeURIComponent(branch) + "?filename=" + encodeURIComponent(path);
      var whole = page + "&value=" + encodeURIComponent(text);
      return whole.length <= LONGEST_ADDRESS ? { address: whole, filled: true } : { address: page, filled: false };
    }
    var folder = path.slice(0, path.lastIndexOf("/")), name = path.slice(folder.length + 1);
    if (/(^|\.)gitlab\./.test(host)) return { address: forge + "/-/new/" + encodeURIComponent(branch) + "?file_name=" + encodeURIComponent(path), filled: false };
    return { address: forge + "/_new/" + encodeURIComponent(branch) + "/" + folder + "?filename=" + encodeURIComponent(name), filled: false };
  }

  function mail(contact, activity, path, text) {
    var start = "mailto:" + contact + "?subject=" + encodeURIComponent(texte("js-propose.subject", { titre: activity.titre })) + "&body=";
    var whole = start + encodeURIComponent(texte("js-propose.letter", { chemin: path, fichier: text }).replace(/\n/g, "\r\n"));
    if (whole.length <= LONGEST_MAIL) return { address: whole, filled: true };
    return { address: start + encodeURIComponent(texte("js-propose.letter-short").replace(/\n/g, "\r\n")), filled: false };
  }

  function save(path, text) {
    var address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    var link = make("a", { href: address, download: path.slice(path.lastIndexOf("/") + 1) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
  }

  async function copy(text, say) {
    try {
      await navigator.clipboard.writeText(text);
      say(texte("js-propose.copied"));
    } catch (error) {
      say(texte("js-propose.not-copied"));
    }
  }

  function way(title, words, control) {
    return make("li", { class: "way" }, make("h3", {}, title), make("p", {}, words), make("p", {}, control));
  }

  function button(words, action) {
    var element = make("button", { type: "button", class: "button button-discret" }, words);
    element.addEventListener("click", action);
    return element;
  }

  function link(words, href, kind) { return make("a", { class: "button button-" + kind, href: href }, words); }

  /** The ways to send a file, the surest first. */
  function ways(settings, activity, path, text, say) {
    var forge = settings.forge ? newFile(settings.forge, settings.branche, path, text) : null;
    var letter = mail(settings.contact, activity, path, text);
    var list = [];
    if (forge && forge.filled) {
      list.push(way(texte("js-propose.forge"), texte("js-propose.forge-filled"), link(texte("js-propose.open-filled"), forge.address, "plein")));
    } else if (forge) {
      var opener = link(texte("js-propose.copy-and-open"), forge.address, "plein");
      opener.addEventListener("click", function () { copy(text, say); });
      list.push(way(texte("js-propose.forge"), texte("js-propose.forge-copied", { chemin: path }), opener));
    }
    var written = letter.filled ? texte("js-propose.letter-filled") : texte("js-propose.letter-joined");
    list.push(way(texte("js-propose.by-mail"), written, link(texte("js-propose.to-team"), letter.address, forge ? "discret" : "plein")));
    list.push(way(texte("js-propose.as-file"), texte("js-propose.as-file-what"), button(texte("js-propose.download"), function () {
      save(path, text);
      say(texte("js-propose.downloaded"));
    })));
    list.push(way(texte("js-propose.as-copy"), texte("js-propose.as-copy-what"), button(texte("js-propose.copy"), function () { copy(text, say); })));
    return list;
  }

  root.Suite = { preview: preview, showDuplicates: showDuplicates, ways: ways, newFile: newFile, mail: mail };
})(globalThis);

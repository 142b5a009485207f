// « Garder hors ligne »: stores a list, its event pages and the files they need in a cache of their own; the page
// « hors-ligne/ » shows all that is kept. Nothing is stored unless the visitor asks, and all of a list or nothing of it.
(function () {
  "use strict";
  var base = document.documentElement.dataset.racine;
  var OURS = "semaine:" + base + ":", LISTS = OURS + "liste:";
  // Of a hundred entries each: more would take a phone's whole allowance, and nobody reads as many.
  var MOST_PAGES = 5;
  var box = document.querySelector("[data-garder]"), shelf = document.querySelector("[data-gardees]");
  if (!(box || shelf) || !("serviceWorker" in navigator) || !("caches" in window) || window.top !== window.self) return;

  function note() { return base + "hors-ligne/liste.json"; }

  /** The kept lists, the newest first: `[{ cache, titre, chemin, date, pages, octets }]`. */
  async function kept() {
    var names = (await caches.keys()).filter(function (name) { return name.startsWith(LISTS); });
    var lists = await Promise.all(names.map(async function (cache) {
      var found = await caches.match(note(), { cacheName: cache });
      return found && Object.assign(await found.json(), { cache: cache });
    }));
    return lists.filter(Boolean).sort(function (one, other) { return one.date < other.date ? 1 : -1; });
  }

  function said(list) {
    var date = new Date(list.date);
    var size = (list.octets / 1e6).toLocaleString("fr-FR", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return texte("js-keep.kept", {
      jour: date.toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" }),
      heure: date.toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" }).replace(":", "\u202fh\u202f"),
      n: list.pages, poids: size,
    });
  }

  async function get(address) {
    var response = await fetch(address);
    if (!response.ok || response.redirected) throw new Error(response.status + " " + address);
    return response;
  }

  async function documentOf(response) { return new DOMParser().parseFromString(await response.text(), "text/html"); }

  function addresses(page, selector, name) {
    return Array.from(page.querySelectorAll(selector), function (element) {
      return new URL(element.getAttribute(name), location.origin + base).pathname;
    });
  }

  /** Everything that reading a list asks for, put in a cache. */
  async function fill(cache, path, told) {
    var bytes = 0, pages = 0, images = new Set(), events = new Set();
    async function store(address, response) {
      bytes += (await response.clone().blob()).size;
      await cache.put(address, response);
    }
    async function page(address) {
      var response = await get(address);
      var read = await documentOf(response.clone());
      await store(address, response);
      pages++;
      addresses(read, "main img[src]", "src").forEach(function (image) { images.add(image); });
      return read;
    }
    for (var next = path, count = 0; next; count++) {
      if (count === MOST_PAGES) throw new RangeError("too long");
      var list = await page(next);
      addresses(list, "main .card h3 a", "href").forEach(function (event) { events.add(event); });
      next = addresses(list, ".pages a[rel=next]", "href")[0];
    }
    var queue = Array.from(events);
    async function worker() {
      while (queue.length) {
        await page(queue.shift());
        told(texte("js-keep.storing-pages", { n: pages }));
      }
    }
    await Promise.all([worker(), worker(), worker(), worker()]);
    for (var image of images) await store(image, await get(image));
    // What this page has read of the site's data: its filter asks for the same again.
    for (var entry of performance.getEntriesByType("resource")) {
      var address = new URL(entry.name);
      if (address.origin === location.origin && address.pathname.startsWith(base) && /\.json$/.test(address.pathname)) {
        await store(entry.name, await get(entry.name));
      }
    }
    // Styles, scripts and fonts of these very pages: a later version of the site will have others.
    var shell = (await caches.keys()).filter(function (name) { return name.startsWith(OURS + "fichiers:"); });
    for (var name of shell) {
      var files = await caches.open(name);
      for (var request of await files.keys()) await store(request.url, await files.match(request));
    }
    return { pages: pages, octets: bytes };
  }

  async function keep(path, title, told) {
    await navigator.serviceWorker.ready;
    var date = new Date().toISOString(), name = LISTS + path + ":" + date;
    var cache = await caches.open(name);
    try {
      var sums = await fill(cache, path, told);
      // Written last: a list without its note was never finished.
      await cache.put(note(), new Response(JSON.stringify(Object.assign({ titre: title, chemin: path, date: date }, sums))));
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
    await drop(path, name);
  }

  /** Removes the copies of a list, but for one. */
  async function drop(path, but) {
    var names = (await caches.keys()).filter(function (name) { return name.startsWith(LISTS + path + ":") && name !== but; });
    await Promise.all(names.map(function (name) { return caches.delete(name); }));
  }

  function failure(error) {
    if (error instanceof RangeError) return texte("js-keep.too-long");
    if (error.name === "QuotaExceededError") return texte("js-keep.no-room");
    return texte("js-keep.failed");
  }

  function button(label, action) {
    var element = document.createElement("button");
    element.type = "button";
    element.className = "button button-discret";
    element.textContent = label;
    element.addEventListener("click", action);
    return element;
  }

  async function offer() {
    var path = box.dataset.garder, words = box.querySelector("[data-mots]");
    var main = box.querySelector("button"), label = main.querySelector("span"), remove = box.querySelector("[data-retirer]");
    async function show() {
      var list = (await kept()).find(function (one) { return one.chemin === path; });
      label.textContent = list ? texte("js-keep.update") : texte("js-keep.keep");
      words.textContent = list ? said(list) : texte("js-keep.what");
      remove.hidden = !list;
    }
    main.addEventListener("click", async function () {
      if (main.getAttribute("aria-disabled") === "true") return;
      main.setAttribute("aria-disabled", "true");
      label.textContent = texte("js-keep.storing");
      try {
        await keep(path, document.querySelector("h1").textContent.trim(), function (now) { label.textContent = now; });
        await show();
      } catch (error) {
        await show();
        words.textContent = failure(error);
      }
      main.removeAttribute("aria-disabled");
    });
    remove.addEventListener("click", async function () {
      await drop(path);
      await show();
      main.focus();
    });
    await show();
    box.hidden = false;
  }

  async function display() {
    var absent = document.querySelector("[data-absente]"), none = document.querySelector("[data-aucune]");
    absent.hidden = location.pathname === base + "hors-ligne/";
    var lists = await kept();
    none.hidden = lists.length > 0;
    shelf.replaceChildren(...lists.map(function (list) {
      var link = document.createElement("a"), line = document.createElement("li"), words = document.createElement("p");
      link.href = list.chemin;
      link.textContent = list.titre;
      words.textContent = said(list);
      var remove = button(texte("js-keep.remove"), async function () {
        await drop(list.chemin);
        await display();
        document.getElementById("gardees").focus();
      });
      remove.setAttribute("aria-label", texte("js-keep.remove-list", { titre: list.titre }));
      line.append(link, words, remove);
      return line;
    }));
    document.querySelector("[data-effacer]").hidden = false;
  }

  if (box) offer();
  if (shelf) {
    display();
    document.querySelector("[data-effacer] button").addEventListener("click", async function () {
      // The styles stay: this page is made of them.
      var names = (await caches.keys()).filter(function (name) { return name.startsWith(OURS) && !name.startsWith(OURS + "fichiers:"); });
      await Promise.all(names.map(function (name) { return caches.delete(name); }));
      await display();
      document.querySelector("[data-efface]").textContent = texte("js-keep.erased");
    });
  }
})();

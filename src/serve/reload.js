// Added to every page by « semaine serve », and by it only: reloads the page when the site has changed, and lays the
// errors of the last build over it.
(() => {
  'use strict';
  // The generation of the site that this page was made from.
  const generation = new URL(document.currentScript.src).search;
  const RELOADED = 'semaine-recharge';
  let source = null;
  let overlay = null;

  function reload(event) {
    // Once for each new site: a page that comes back unchanged (from a service worker) must not reload for ever.
    const once = event.data + ' ' + location.href;
    if (sessionStorage.getItem(RELOADED) === once) return;
    sessionStorage.setItem(RELOADED, once);
    location.reload();
  }

  function hide() {
    if (overlay) overlay.remove();
    overlay = null;
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function show(event) {
    hide();
    // The page shown when there is no good site holds the report itself: a newer one replaces it.
    const page = document.body.classList.contains('seule') && document.querySelector('pre');
    if (page) {
      page.textContent = event.data;
      return;
    }
    overlay = document.createElement('div');
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = '/__semaine/erreur.css';
    const box = document.createElement('section');
    box.setAttribute('role', 'alert');
    const close = element('button', 'Masquer');
    close.type = 'button';
    close.addEventListener('click', hide);
    box.append(
      close,
      element('h1', 'Le site n’a pas pu être reconstruit'),
      element('p', 'La dernière version sans erreur est dessous\u00a0: corrigez, enregistrez, la page se rechargera.'),
      element('pre', event.data),
    );
    // In a shadow tree: neither the style of the page nor this one reaches the other.
    overlay.attachShadow({ mode: 'open' }).append(style, box);
    document.body.append(overlay);
  }

  // Browsers open six connections at most to one host: a hidden tab gives its own back.
  function follow() {
    if (document.hidden) {
      if (source) source.close();
      source = null;
    } else if (!source) {
      source = new EventSource('/__semaine/evenements' + generation);
      source.addEventListener('recharger', reload);
      source.addEventListener('erreur', show);
    }
  }

  document.addEventListener('visibilitychange', follow);
  follow();
})();

// Enhancement only: every page works without this file. Floor: ES2017.
(function () {
  'use strict';

  const each = (selector, act) => Array.prototype.forEach.call(document.querySelectorAll(selector), act);

  // A trembling hand presses twice. The server guards as well; this saves the second trip.
  const RELEASE_AFTER = 10000;

  const release = form => {
    delete form.dataset.sent;
    Array.prototype.forEach.call(form.querySelectorAll('[data-held]'), button => {
      button.removeAttribute('aria-disabled');
      button.removeAttribute('data-held');
    });
  };

  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || (form.getAttribute('method') || '').toLowerCase() !== 'post') return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '1';
    // aria-disabled, not disabled: a disabled button would not send its own name and value.
    Array.prototype.forEach.call(form.querySelectorAll('button:not([type=button])'), button => {
      button.setAttribute('aria-disabled', 'true');
      button.setAttribute('data-held', '');
    });
    setTimeout(() => release(form), RELEASE_AFTER);
  });

  window.addEventListener('pageshow', () => each('form[data-sent]', release));

  // Drafts live a week: long enough for a lost signal, short enough for a shared phone.
  const PREFIX = 'gongyi-draft:';
  const WEEK = 7 * 24 * 3600 * 1000;

  const store = (() => {
    try {
      const probe = PREFIX + 'probe';
      localStorage.setItem(probe, '1');
      localStorage.removeItem(probe);
      return localStorage;
    } catch (unavailable) {
      return null;
    }
  })();

  const readDraft = key => {
    try {
      const draft = JSON.parse(store.getItem(PREFIX + key));
      return draft && Date.now() - draft.at < WEEK ? draft.text : '';
    } catch (unreadable) {
      return '';
    }
  };

  const writeDraft = (key, text) => {
    try {
      if (text.trim()) store.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), text: text }));
      else store.removeItem(PREFIX + key);
    } catch (full) {
      // A full store costs the draft, never the page.
    }
  };

  const clearDrafts = key => {
    Object.keys(store)
      .filter(name => key === '*' ? name.indexOf(PREFIX) === 0 : name === PREFIX + key)
      .forEach(name => store.removeItem(name));
  };

  if (store) {
    each('[data-clear-draft]', mark => clearDrafts(mark.getAttribute('data-clear-draft')));

    each('textarea[data-draft]', area => {
      const key = area.getAttribute('data-draft') || location.pathname;
      const kept = readDraft(key);
      if (kept && !area.value) {
        area.value = kept;
        const word = document.createElement('p');
        word.className = 'hint';
        word.setAttribute('role', 'status');
        word.textContent = '上次没有发出的话还在这里。';
        area.parentNode.insertBefore(word, area.nextSibling);
      }
      let timer = 0;
      area.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(() => writeDraft(key, area.value), 300);
      });
      window.addEventListener('pagehide', () => {
        if (!timer) return;
        clearTimeout(timer);
        writeDraft(key, area.value);
      });
    });
  }

  // A neighbour may have asked for the same: looked up when the hand rests, and never in the way.
  each('textarea[data-similar]', area => {
    const place = document.createElement('div');
    place.setAttribute('role', 'status');
    area.parentNode.appendChild(place);
    let timer = 0;
    let asked = '';
    const look = () => {
      const text = area.value.trim();
      if (text === asked || text.length < 4) return;
      asked = text;
      const words = new FormData(area.form);
      words.delete('file');
      fetch(area.getAttribute('data-similar'), { method: 'POST', body: words, credentials: 'same-origin' })
        .then(answer => answer.ok ? answer.text() : '')
        .then(html => { if (text === asked) place.innerHTML = html; })
        .catch(() => { asked = ''; });
    };
    area.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(look, 600);
    });
  });

  // Fire does not wait for the button.
  each('textarea[data-urgent]', area => {
    const place = document.getElementById('urgent');
    const alarms = area.getAttribute('data-urgent').split(' ');
    const look = () => { place.hidden = !alarms.some(alarm => area.value.indexOf(alarm) >= 0); };
    area.addEventListener('input', look);
    look();
  });

  // Rows by keyboard: the focus itself moves to the row's link, so Enter and the ring are the browser's own.
  const typing = node => /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) && !/^(checkbox|radio)$/.test(node.type) || node.isContentEditable;

  // Whoever speaks to the computer presses single keys by accident (WCAG 2.1.4).
  const KEYS_OFF = 'gongyi-keys-off';
  let keysOff = Boolean(store && store.getItem(KEYS_OFF));

  each('[data-keys-off]', button => {
    const say = () => { button.textContent = button.getAttribute(keysOff ? 'data-keys-on' : 'data-keys-off'); };
    say();
    button.hidden = false;
    button.addEventListener('click', () => {
      keysOff = !keysOff;
      say();
      try {
        if (keysOff) store.setItem(KEYS_OFF, '1');
        else store.removeItem(KEYS_OFF);
      } catch (unkept) {
        // Then it holds for this page.
      }
    });
  });

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = document.activeElement || document.body;
    const keys = document.getElementById('keys');
    if (!keys || typing(at) || keysOff && event.key !== 'Enter') return;
    if (event.key === '?') {
      keys.open = !keys.open;
      keys.firstElementChild.focus();
      return;
    }
    const search = document.getElementById('q');
    if (event.key === '/' && search) {
      event.preventDefault();
      search.focus();
      return;
    }
    const inside = at.closest('table[data-rows]');
    const table = inside || (at === document.body || at.id === 'main' ? document.querySelector('table[data-rows]') : null);
    if (!table) return;

    const rows = Array.prototype.filter.call(table.tBodies[0] ? table.tBodies[0].rows : [], row => row.querySelector('a[href]'));
    const here = rows.findIndex(row => row.contains(at));

    if (event.key === 'j' || event.key === 'k') {
      const next = rows[event.key === 'j' ? here + 1 : Math.max(here - 1, 0)];
      if (!next) return;
      event.preventDefault();
      next.querySelector('a[href]').focus();
    } else if (event.key === 'x' && here >= 0) {
      const box = rows[here].querySelector('input[type=checkbox]');
      if (box) box.click();
    } else if (event.key === 'Enter' && here >= 0 && at.type === 'checkbox') {
      event.preventDefault();
      rows[here].querySelector('a[href]').click();
    }
  });

  each('[data-print]', button => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });

  const problems = document.querySelector('.problems');
  if (problems) problems.focus();
})();

// Follows the results while the page is open. Without this script the page is complete, and stands still.
(() => {
  "use strict";
  const root = document.documentElement;
  const live = document.getElementById("live");
  const button = live.querySelector("button");
  const refresh = live.querySelector("a");
  const status = live.querySelector("[role=status]");
  const place = location.pathname.replace(/\/$/, "") + "/live";
  const AWAY = 60_000, FEW = 2, MANY = 6;
  let version = root.dataset.version;
  let source = null, timer = 0, away = 0, since = 0, misses = 0;
  let paused = false, followed = false, lost = false;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };

  const follow = () => {
    close();
    source = new EventSource(`${place}?lang=${root.lang}&v=${version}`);
    source.onopen = () => {
      if (lost) status.textContent = live.dataset.back;
      [followed, lost, misses] = [true, false, 0];
      refresh.hidden = true;
    };
    source.onmessage = event => take(JSON.parse(event.data));
    source.onerror = miss;
  };

  // Every phone waits differently long, so that a server that comes back is not asked by all at once.
  const miss = () => {
    close();
    misses += 1;
    if (misses >= FEW) refresh.hidden = false;
    if (misses === FEW && followed) {
      status.textContent = live.dataset.lost;
      lost = true;
    }
    timer = setTimeout(follow, (2 + 8 * Math.random()) * (misses > MANY ? 6 : 1) * 1000);
  };

  const take = ({ v, blocks }) => {
    const changed = Object.entries(blocks).map(([id, html]) => [document.getElementById(id), html]);
    if (changed.some(([block, html]) => !block || html === null)) return void renew();
    undisturbed(() => changed.forEach(([block, html]) => {
      const fresh = block.cloneNode(false);
      fresh.innerHTML = html;
      patch(block, fresh);
    }));
    version = v;
  };

  // The server speaks of pieces that this page does not have: take them all from a fresh page.
  const renew = async () => {
    const answer = await fetch(location.href, { cache: "no-cache" }).catch(() => null);
    if (!answer?.ok) return miss();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    undisturbed(() => ["#people", "main"].forEach(each =>
      patch(document.querySelector(each), fresh.querySelector(each))));
    version = fresh.documentElement.dataset.version;
  };

  // What one reads stays where it is, whatever grows above it.
  const undisturbed = change => {
    const focused = document.activeElement;
    const read = [...document.querySelectorAll("main :is(h2, h3, tr, summary, blockquote, li, dd)")]
      .find(each => !each.closest("details:not([open]) > :not(summary)") && each.getBoundingClientRect().top > -1);
    const before = read?.getBoundingClientRect().top;
    change();
    if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
    if (read?.isConnected && scrollY > 0) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" });
  };

  // An element with an identity, or a text of a list, is known again wherever it goes; all others by their place.
  const key = node => node.id || (/^(BLOCKQUOTE|LI)$/.test(node.nodeName) ? node.textContent : "");

  const patch = (old, fresh) => {
    for (const { name } of [...old.attributes]) {
      if (name !== "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    const nodes = [...fresh.childNodes];
    const wanted = new Set(nodes.map(key).filter(Boolean));
    for (const gone of [...old.children]) if (key(gone) && !wanted.has(key(gone))) gone.remove();
    const known = new Map([...old.children].filter(key).map(each => [key(each), each]));
    let at = old.firstChild;
    for (const node of nodes) {
      const same = key(node) ? known.get(key(node)) : at && !key(at) && at.nodeName === node.nodeName ? at : null;
      if (!same) {
        old.insertBefore(node, at);
        continue;
      }
      if (same === at) at = at.nextSibling;
      else old.insertBefore(same, at);
      if (node.nodeType === Node.ELEMENT_NODE) patch(same, node);
      else if (same.data !== node.data) same.data = node.data;
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  };

  button.addEventListener("click", () => {
    paused = !paused;
    [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
    status.textContent = "";
    [lost, misses] = [false, 0];
    if (paused) close();
    else follow();
  });

  // A phone in a pocket asks nothing; taken out, it catches up at once.
  document.addEventListener("visibilitychange", () => {
    clearTimeout(away);
    if (document.hidden) {
      since = Date.now();
      away = setTimeout(close, AWAY);
    } else if (!paused && (!source || Date.now() - since > AWAY)) follow();
  });
  addEventListener("pageshow", event => {
    if (event.persisted && !paused) follow();
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    const printed = document.getElementById("printed");
    const moment = new Date().toLocaleString(root.lang, { dateStyle: "long", timeStyle: "short" });
    printed.textContent = printed.dataset.said.replace("{}", moment);
    printed.hidden = false;
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach(each => { each.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach(each => { each.open = false; }));

  live.hidden = false;
  follow();
})();

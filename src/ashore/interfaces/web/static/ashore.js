// What a page does beyond htmx: draw its charts, move by keyboard, and let go of what a sleeping browser held.
(() => {
  "use strict";
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;

  // Charts: a figure names its spec by address; Vega is loaded once, when the first chart is on the page.
  let vega = null;
  const library = (address) =>
    (vega ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => done(window.vegaEmbed);
      script.onerror = failed;
      document.head.append(script);
    }));
  const draw = async (figure) => {
    if (figure.dataset.drawn) return;
    figure.dataset.drawn = "yes";
    const holder = figure.querySelector(".chart");
    const spec = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    try {
      const embed = await library(figure.dataset.library);
      await embed(holder, spec, {
        actions: false, ast: true, renderer: "svg", defaultStyle: false, tooltip: false,
        config: { ...theme(), ...(spec.config ?? {}) },
      });
      holder.querySelector("svg")?.setAttribute("aria-hidden", "true");
    } catch (error) {
      holder.textContent = "";
      figure.querySelector("details")?.setAttribute("open", "");
      console.error(error);
    }
  };
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const theme = () => ({
    background: "transparent", font: "system-ui, 'Noto Sans CJK SC', sans-serif",
    axis: { labelColor: colour("soft"), titleColor: colour("soft"), gridColor: colour("line"), domainColor: colour("line"), tickColor: colour("line"), labelFontSize: 12, titleFontSize: 12, titleFontWeight: 400 },
    legend: { labelColor: colour("soft"), titleColor: colour("soft"), labelFontSize: 12 },
    title: { color: colour("ink") }, view: { stroke: null },
    style: { ink: { color: colour("ink"), fill: colour("ink") }, accent: { color: colour("accent"), fill: colour("accent") } },
  });
  const charts = (root) => root.querySelectorAll("figure[data-library]").forEach(draw);

  // Sliders: the number beside a slider follows the hand; htmx sends the form when the hand rests a moment.
  const follow = (event) => {
    const output = event.target.matches?.('input[type="range"]') && document.getElementById(event.target.dataset.output);
    if (output) output.textContent = (event.target.dataset.format ?? "{}").replace("{}", Number(event.target.value).toLocaleString());
  };

  // A tree is walked like a list of files: arrows up and down, right opens, left closes.
  const walk = (event) => {
    const item = event.target.closest?.('[role="treeitem"]');
    if (!item || event.target !== item) return;
    const tree = item.closest('[role="tree"]');
    const seen = [...tree.querySelectorAll('[role="treeitem"]')].filter((one) => one.offsetParent !== null);
    const at = seen.indexOf(item);
    const go = (other) => {
      if (!other) return;
      item.tabIndex = -1;
      other.tabIndex = 0;
      other.focus();
    };
    const open = item.getAttribute("aria-expanded");
    const above = item.parentElement.closest('[role="treeitem"]');
    const keys = {
      ArrowDown: () => go(seen[at + 1]),
      ArrowUp: () => go(seen[at - 1]),
      Home: () => go(seen[0]),
      End: () => go(seen.at(-1)),
      ArrowRight: () => (open === "false" ? item.setAttribute("aria-expanded", "true") : go(item.querySelector('[role="treeitem"]'))),
      ArrowLeft: () => (open === "true" ? item.setAttribute("aria-expanded", "false") : go(above)),
      Enter: () => (item.querySelector(":scope > .node a, :scope > .node button") ?? {}).click?.(),
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  };

  // One key a fact, on the page that reviews them: a button names its key.
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.('input:not([type="checkbox"]), textarea, select')) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  };

  document.addEventListener("input", follow);
  document.addEventListener("keydown", walk);
  document.addEventListener("keydown", press);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-print]")) print();
    const toggle = event.target.closest?.(".toggle");
    const item = toggle?.closest('[role="treeitem"]');
    if (item) item.setAttribute("aria-expanded", item.getAttribute("aria-expanded") === "true" ? "false" : "true");
  });
  document.addEventListener("DOMContentLoaded", () => charts(document));
  document.addEventListener("htmx:load", (event) => charts(event.detail.elt));
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  // A page that was left open over night is of yesterday: it is fetched again, unless something was typed into it.
  const opened = new Date().toDateString();
  let typed = false;
  document.addEventListener("input", () => (typed = true));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !typed && new Date().toDateString() !== opened) location.reload();
  });
  // A server that does not answer is told of; what was typed stays where it is.
  document.addEventListener("htmx:sendError", () => document.getElementById("lost")?.removeAttribute("hidden"));
  document.addEventListener("htmx:afterOnLoad", () => document.getElementById("lost")?.setAttribute("hidden", ""));
  // The time that an answer takes so far; the server counts it again when it is over.
  const clock = document.querySelector("[data-since]");
  const tick = () => {
    const seconds = Math.max(0, Math.floor(Date.now() / 1000 - Number(clock.dataset.since)));
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  if (clock) setInterval(tick, 1000, tick());
  document.documentElement.dataset.scripts = reduced ? "calm" : "yes";
})();

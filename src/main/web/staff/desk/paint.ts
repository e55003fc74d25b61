const LATEST = 100;

/** Runs something behind the next frame: what a key asked for is seen first. A page that nobody sees paints no frame. */
export function afterPaint(run: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(once, LATEST);
  requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      painted.port1.close();
      once();
    };
    painted.port2.postMessage(null);
  });
}

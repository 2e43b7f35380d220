// Starts the app on both kinds of page: rendered by the server, or the empty shell. Without it every form still posts.
import init, { start } from "__JS__";

// The browser offers once that the app be installed, perhaps before the app is here. The offer is kept until somebody
// presses our own button; nothing is shown before.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.wellspringInstall = event;
});

init({ module_or_path: "__WASM__" })
  .then(start)
  .catch((error) => {
    document.documentElement.removeAttribute("data-hydrated");
    document.documentElement.setAttribute("data-failed", "");
    throw error;
  });

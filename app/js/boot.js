// Starts the app on both kinds of page: rendered by the server, or the empty shell. Without it every form still posts.
import init, { start } from "__JS__";

init({ module_or_path: "__WASM__" })
  .then(start)
  .catch((error) => {
    document.documentElement.removeAttribute("data-hydrated");
    document.documentElement.setAttribute("data-failed", "");
    throw error;
  });

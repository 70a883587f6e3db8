// Runs only in browsers that do not know modules: they cannot run the app either.
document.getElementById("not-arrived").hidden = true;
document.getElementById("not-started").removeAttribute("hidden");

// Runs only in browsers that do not know modules: they cannot run the app either.
document.getElementById("not-arrived").style.display = "none";
document.getElementById("too-old").removeAttribute("hidden");
document.getElementById("not-started").removeAttribute("hidden");

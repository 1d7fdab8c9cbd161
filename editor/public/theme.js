// Sets the theme before the first paint. A file of its own, because the content security policy allows no inline script.
try {
  document.documentElement.dataset.theme = localStorage.getItem('rex.theme') ?? 'dark';
} catch {
  // Storage is switched off: the default theme stays.
}

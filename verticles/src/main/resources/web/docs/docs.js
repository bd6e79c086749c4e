const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', paint);
paint();

window.ui = SwaggerUIBundle({
  url: '/api/v1/openapi.yaml',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'none',
  filter: true,
});

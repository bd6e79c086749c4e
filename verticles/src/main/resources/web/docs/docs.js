window.ui = SwaggerUIBundle({
  url: '/api/v1/openapi.yaml',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'none',
  filter: true,
});

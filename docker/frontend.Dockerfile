# The editor behind nginx, which passes /api on. Built from the repository's root, by docker/compose.yml.
FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /rex
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts

FROM dependencies AS build
ENV NX_DAEMON=false
COPY . .
RUN npx nx build editor

FROM nginx:1.30.5-alpine-slim
COPY docker/nginx /etc/nginx
COPY --from=build /rex/dist/editor/browser /srv/editor
USER nginx
EXPOSE 3000
# Without the image's own entry point, which would rewrite configuration files of a read-only image.
ENTRYPOINT []
# The limit is nginx's to keep, not the backend's alone: a connection that the backend cuts looks like an outage.
CMD ["sh", "-c", "echo \"client_max_body_size ${LIMIT_BODY_BYTES:-1048576};\" > /tmp/body-limit.conf && exec nginx -c /etc/nginx/nginx.conf -g 'daemon off;'"]

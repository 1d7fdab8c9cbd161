# The API. Built from the repository's root, by docker/compose.yml.
FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /rex
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts

FROM dependencies AS build
COPY . .
RUN node .tools/build-node.mjs backend \
  && node .tools/prune-dependencies.mjs dist/image backend \
  && npm ci --prefix dist/image --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /rex
COPY --from=build /rex/dist/image ./
COPY --from=build /rex/dist/backend dist/backend
USER node
EXPOSE 4000
# Migrations wait for each other, so that several may start at once; exec hands the signals on to the server.
CMD ["sh", "-c", "node --enable-source-maps dist/backend/migrate.js && exec node --enable-source-maps dist/backend/main.js"]

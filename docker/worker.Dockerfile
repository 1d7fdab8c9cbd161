# A worker with its sandbox. Built from the repository's root, by docker/compose.yml.
FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /rex
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts

FROM dependencies AS build
COPY . .
RUN node .tools/build-node.mjs worker \
  && node .tools/build-node.mjs sandbox \
  && node .tools/prune-dependencies.mjs dist/image worker sandbox \
  && npm ci --prefix dist/image --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 WORKER_HEALTH_PORT=4001
WORKDIR /rex
COPY --from=build /rex/dist/image ./
COPY --from=build /rex/dist/worker dist/worker
COPY --from=build /rex/dist/sandbox dist/sandbox
USER node
CMD ["node", "--enable-source-maps", "dist/worker/main.js"]

# Lockkeeper: the server, the restart controller and every other verb.
#   docker build --tag lockkeeper . && docker run --rm lockkeeper --help

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /lockkeeper
COPY . .
# Everything, because `prepare` bundles with what production does not need; then only what production needs.
RUN npm ci
RUN npm prune --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim
WORKDIR /lockkeeper
ENV NODE_ENV=production
# Owned by root and run by another: the process can change nothing of its own.
COPY --from=build /lockkeeper/package.json /lockkeeper/app.yml /lockkeeper/LICENSE ./
COPY --from=build /lockkeeper/build ./build
COPY --from=build /lockkeeper/node_modules ./node_modules
# By number, so that runAsNonRoot can be checked.
USER 1000:1000
ENTRYPOINT ["node", "build/cli.js"]
CMD ["--help"]

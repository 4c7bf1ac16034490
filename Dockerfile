FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NODE_ENV=development
COPY package.json package-lock.json ./
COPY server/cli/ready.mjs server/cli/
RUN node server/cli/ready.mjs --install-only
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    QUORATE_HOST=0.0.0.0 \
    QUORATE_PORT=8080 \
    QUORATE_DATA=/data \
    QUORATE_KEYS=/keys/instance
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The data and the keys that decrypt it are two volumes, so that no backup of one holds the other by accident.
RUN mkdir /data /keys && chown node:node /data /keys && chmod 0700 /data /keys
USER node
VOLUME ["/data", "/keys"]
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: the signal that stops the container reaches the server.
CMD ["node", "dist/server/quorate.js", "serve"]

# SPDX-License-Identifier: Apache-2.0
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests -pl modules/app -am package

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home --home-dir /var/lib/xietong xietong \
    && install -d -o xietong -m 700 /var/lib/xietong/data
COPY --from=build /src/modules/app/target/xietong /opt/xietong
RUN /opt/xietong/bin/xietong prepare
USER xietong
WORKDIR /var/lib/xietong
# All interfaces: a container has its own. The operator's address stays on loopback unless it is told otherwise.
ENV XIETONG_CONFIG=/opt/xietong/config XIETONG_DATA=/var/lib/xietong/data XIETONG_SERVER_HOST=0.0.0.0
VOLUME /var/lib/xietong/data
EXPOSE 8443 8444 9464
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["/opt/xietong/bin/healthy", "ready"]
ENTRYPOINT ["/opt/xietong/bin/xietong"]
CMD ["serve"]

# Packs the jar that ./mvnw package made. Any Debian or Ubuntu image with a Java 17 will do.
ARG JAVA_IMAGE=eclipse-temurin:17-jre

FROM ${JAVA_IMAGE} AS unpacked
COPY target/diemcau-*.jar /diemcau.jar
# A container works on a configured server: the binaries of the embedded PostgreSQL stay outside.
RUN java -Djarmode=tools -jar /diemcau.jar extract --destination /diemcau && rm /diemcau/lib/embedded-postgres-binaries-*.jar

FROM ${JAVA_IMAGE}
WORKDIR /diemcau
COPY --from=unpacked /diemcau/lib lib
COPY --from=unpacked /diemcau/diemcau.jar .
COPY deploy/jvm.options .
RUN mkdir data && chown 10001:10001 data
# Otherwise Java finds no file whose name has Vietnamese letters.
ENV LANG=C.UTF-8
USER 10001:10001
EXPOSE 8080
# bash, because the base image may have neither curl nor wget.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET %s/actuator/health HTTP/1.0\\r\\n\\r\\n' \"$SERVER_SERVLET_CONTEXT_PATH\" >&3 && grep -q '\"UP\"' <&3"]
# More options go into JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "@jvm.options", "-jar", "diemcau.jar"]

package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The actual endpoints of the application: the paths of its servlets, controllers and JAX-RS resources. */
final class Endpoints {

    /** @param path with its parameters in braces and patterns as stars */
    record Endpoint(String method, String path) implements Comparable<Endpoint> {

        @Override
        public int compareTo(Endpoint other) {
            int byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : method.compareTo(other.method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final Set<Endpoint> found = new TreeSet<>();

    /** The address of each JAX-RS servlet, with what it serves. */
    private static final Map<String, Supplier<Collection<Class<?>>>> SERVLETS = Map.of(
            "/engine-rest/*", CamundaRestResources::getResourceClasses,
            "/camunda/api/engine/*", () -> new EngineRestApplication().getClasses(),
            "/camunda/api/cockpit/*", () -> new CockpitApplication().getClasses(),
            "/camunda/api/tasklist/*", () -> new TasklistApplication().getClasses(),
            "/camunda/api/admin/*", () -> new AdminApplication().getClasses(),
            "/camunda/api/welcome/*", () -> new WelcomeApplication().getClasses());

    /** @throws AssertionError when a servlet is there that this class does not know */
    static Set<Endpoint> of(ApplicationContext context, ServletContext servlets) {
        Endpoints endpoints = new Endpoints();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().forEach(endpoints::addControllers);
        for (AbstractUrlHandlerMapping mapping :
                context.getBeansOfType(AbstractUrlHandlerMapping.class).values()) {
            mapping.getHandlerMap().keySet().forEach(path -> endpoints.found.add(new Endpoint("GET", path)));
        }
        for (ServletRegistration servlet : servlets.getServletRegistrations().values()) {
            for (String address : servlet.getMappings()) {
                if (!address.equals("/")) {
                    assertThat(SERVLETS).as("a servlet nobody looked into").containsKey(address);
                    String root = address.replace("/*", "");
                    SERVLETS.get(address).get().forEach(type -> endpoints.addResource(root, type));
                }
            }
        }
        return endpoints.found;
    }

    private void addControllers(RequestMappingInfoHandlerMapping mapping) {
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            for (String path : info.getPatternValues()) {
                if (info.getMethodsCondition().isEmpty()) {
                    found.add(new Endpoint("GET", path));
                }
                info.getMethodsCondition().getMethods().forEach(method -> found.add(new Endpoint(method.name(), path)));
            }
        }
    }

    private void addResource(String root, Class<?> type) {
        Path path = annotation(type, Path.class);
        if (path != null) {
            add(join(root, path.value()), type, new ArrayDeque<>());
        }
    }

    private void add(String prefix, Class<?> type, Deque<Class<?>> within) {
        if (within.contains(type)) {
            return;
        }
        within.push(type);
        for (Method method : type.getMethods()) {
            Path own = annotation(method, Path.class);
            String path = own == null ? prefix : join(prefix, own.value());
            List<String> verbs = verbs(method);
            for (String verb : verbs) {
                found.add(new Endpoint(verb, path));
            }
            if (own != null && verbs.isEmpty()) {
                add(path, method.getReturnType(), within);
            }
        }
        within.pop();
    }

    private static List<String> verbs(Method method) {
        return declarations(method)
                .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .distinct()
                .toList();
    }

    private static <A extends Annotation> A annotation(Method method, Class<A> type) {
        return declarations(method)
                .map(declared -> declared.getAnnotation(type))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Method> declarations(Method method) {
        return Stream.concat(Stream.of(method.getDeclaringClass()), supertypes(method.getDeclaringClass()))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .flatMap(parent -> Stream.concat(Stream.of(parent), supertypes(parent)));
    }

    private static <A extends Annotation> A annotation(Class<?> type, Class<A> annotation) {
        return Stream.concat(Stream.of(type), supertypes(type))
                .map(each -> each.getAnnotation(annotation))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String join(String prefix, String path) {
        String clean = path.replaceAll("\\{\\s*([^:}\\s]+)\\s*(:[^}]*)?\\}", "{$1}");
        String joined = (prefix + "/" + clean).replaceAll("/+", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}

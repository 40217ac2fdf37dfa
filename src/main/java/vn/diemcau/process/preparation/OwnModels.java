package vn.diemcau.process.preparation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.process.builder.BuiltModels;
import vn.diemcau.process.builder.ModelBuilder;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/**
 * The models of conferences whose letters ask for something else than the drawn ones. Each conference runs on its own
 * and is not moved when another is deployed: its id is the version tag.
 */
@Component
public class OwnModels {

    /** The source of these deployments, whose names are the conferences' ids. */
    private static final String SOURCE = "plan";

    private static final int KEPT = 8;

    private final Map<ModelBuilder.Key, BuiltModels> built = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ModelBuilder.Key, BuiltModels> eldest) {
            return size() > KEPT;
        }
    };

    private final RepositoryService repository;
    private final DirectoryStore directory;
    private final EngineHistory history;
    private final AsSystem asSystem;

    OwnModels(RepositoryService repository, DirectoryStore directory, EngineHistory history, AsSystem asSystem) {
        this.repository = repository;
        this.directory = directory;
        this.history = history;
        this.asSystem = asSystem;
    }

    /**
     * Deploys the models of a plan in the caller's transaction.
     *
     * @return id of the conference's definition; empty when the plan runs on the drawn models
     */
    Optional<String> deploy(Plan plan) {
        BuiltModels built = built(plan);
        return built.isDrawn() ? Optional.empty() : Optional.of(asSystem.call(() -> deploy(plan, built)));
    }

    /**
     * The models of a corrected plan.
     *
     * @param conference id of the definition
     * @param unit the same of the units; null when the plan asks nothing of units
     */
    public record Deployed(String conference, String unit) {}

    /** Deploys the models of a corrected plan in the caller's transaction, even when they are the drawn ones. */
    public Deployed deployNext(Plan plan) {
        BuiltModels built = built(plan).withWaitingUnits();
        return asSystem.call(() -> {
            DeploymentWithDefinitions deployed = deployAll(plan, built);
            return new Deployed(
                    idOf(ConferencePreparation::isKey, deployed),
                    built.unitXml() == null ? null : idOf(UnitPreparation::isKey, deployed));
        });
    }

    /** Whether two plans have the same models. */
    public boolean areSame(Plan one, Plan other) {
        return built(one).conferenceXml().equals(built(other).conferenceXml()) && areSameOfUnits(one, other);
    }

    /** Whether two plans have the same model of a unit, or none. */
    public boolean areSameOfUnits(Plan one, Plan other) {
        return Objects.equals(built(one).unitXml(), built(other).unitXml());
    }

    /** An Office calls most conferences as the one before, and the layout takes a while. */
    private BuiltModels built(Plan plan) {
        ModelBuilder.Key key = ModelBuilder.key(plan, this::name);
        synchronized (built) {
            return built.computeIfAbsent(key, same -> ModelBuilder.build(plan, this::name));
        }
    }

    /** Removes the models of a conference that is over, with what the engine still knows of it. */
    public void remove(String conference) {
        asSystem.run(() -> repository
                .createDeploymentQuery()
                .deploymentSource(SOURCE)
                .deploymentName(conference)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true)));
    }

    private String deploy(Plan plan, BuiltModels built) {
        return idOf(ConferencePreparation::isKey, deployAll(plan, built));
    }

    private static String idOf(Predicate<String> isKey, DeploymentWithDefinitions deployed) {
        return deployed.getDeployedProcessDefinitions().stream()
                .filter(definition -> isKey.test(definition.getKey()))
                .map(ProcessDefinition::getId)
                .findFirst()
                .orElseThrow();
    }

    private DeploymentWithDefinitions deployAll(Plan plan, BuiltModels built) {
        String suffix = directory.suffix(plan.host());
        DeploymentBuilder deployment =
                repository.createDeployment().name(plan.id()).source(SOURCE);
        add(
                deployment,
                ConferencePreparation.keyOf(suffix),
                OfficeModels.keyed(built.conferenceXml(), suffix),
                plan.id());
        if (built.unitXml() != null) {
            add(deployment, UnitPreparation.keyOf(suffix), OfficeModels.keyed(built.unitXml(), suffix), plan.id());
        }
        DeploymentWithDefinitions deployed = deployment.deployWithResult();
        deployed.getDeployedProcessDefinitions().forEach(history::keep);
        return deployed;
    }

    private static void add(DeploymentBuilder deployment, String key, String xml, String conference) {
        String process = "<bpmn:process id=\"" + key + "\"";
        if (!xml.contains(process)) {
            throw new IllegalStateException("No process " + key);
        }
        deployment.addString(
                key + ".bpmn", xml.replace(process, process + " camunda:versionTag=\"" + conference + "\""));
    }

    private String name(String agency) {
        return directory.name(agency);
    }
}

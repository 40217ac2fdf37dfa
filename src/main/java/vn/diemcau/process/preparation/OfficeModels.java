package vn.diemcau.process.preparation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Directory;
import vn.diemcau.conference.directory.DirectoryListener;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.engine.CallableProcess;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/**
 * The drawn models once more for each further Office, under keys of its own: the engine's rights on what runs go by the
 * key, so that no Office sees what runs for another. The first Office's are the drawn ones themselves.
 */
@Component
class OfficeModels implements DirectoryListener {

    private final RepositoryService repository;
    private final DirectoryStore store;
    private final EngineHistory history;
    private final AsSystem asSystem;

    OfficeModels(RepositoryService repository, DirectoryStore store, EngineHistory history, AsSystem asSystem) {
        this.repository = repository;
        this.store = store;
        this.history = history;
        this.asSystem = asSystem;
    }

    @Override
    public void directoryLoaded(Directory directory) {
        directory.agencies().stream()
                .filter(agency -> agency.kind() == Agency.Kind.OFFICE)
                .map(Agency::code)
                .map(store::suffix)
                .filter(suffix -> !suffix.isEmpty())
                .forEach(suffix -> asSystem.run(() -> deploy(suffix)));
    }

    /** Deploys nothing when nothing is new. */
    private void deploy(String suffix) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name("office " + suffix)
                .source("office")
                .enableDuplicateFiltering(false);
        for (String key : List.of(ConferencePreparation.KEY, UnitPreparation.KEY)) {
            deployment.addString(CallableProcess.named(key, suffix) + ".bpmn", keyed(drawn(key), suffix));
        }
        DeploymentWithDefinitions deployed = deployment.deployWithResult();
        if (deployed.getDeployedProcessDefinitions() != null) {
            deployed.getDeployedProcessDefinitions().forEach(history::keep);
        }
    }

    /** A model under the key of an Office; its call of the unit's model goes to that Office's too. */
    static String keyed(String xml, String suffix) {
        String keyed = xml;
        for (String key : List.of(ConferencePreparation.KEY, UnitPreparation.KEY)) {
            for (String attribute : List.of("<bpmn:process id", "processRef", "calledElement")) {
                keyed = keyed.replace(
                        "%s=\"%s\"".formatted(attribute, key),
                        "%s=\"%s\"".formatted(attribute, CallableProcess.named(key, suffix)));
            }
        }
        return keyed;
    }

    private static String drawn(String key) {
        try (InputStream in = OfficeModels.class.getResourceAsStream("/bpmn/" + key + ".bpmn")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

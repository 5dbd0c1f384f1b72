package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * What Kubernetes is told, against its restricted profile (kubernetes.io, Pod Security Standards).
 * Nothing here has been run by Kubernetes.
 */
class KubernetesTest {
  private static final String NIGHTLY = "nightly.yaml";

  /** Volumes that a restricted pod may have. */
  private static final List<String> VOLUMES =
      List.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  /** A pod's {@code spec}, by what it is. */
  private record Pod(String name, Map<String, Object> spec) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Pod> pods() {
    return List.of(
        new Pod("driver", at(one("CronJob"), "spec", "jobTemplate", "spec", "template", "spec")),
        new Pod("executor", at(documents("executor.yaml").get(0), "spec")));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void aPodSharesNothingWithItsHost(Pod pod) {
    assertThat(pod.spec()).doesNotContainKeys("hostNetwork", "hostPID", "hostIPC");
    assertThat(maps(pod.spec(), "volumes"))
        .allSatisfy(volume -> assertThat(VOLUMES).containsAnyElementsOf(volume.keySet()));
    assertThat(maps(pod.spec(), "containers"))
        .allSatisfy(
            container ->
                assertThat(maps(container, "ports"))
                    .allSatisfy(port -> assertThat(port).doesNotContainKey("hostPort")));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void aPodRunsAsAnOrdinaryUserWithTheUsualFilterOfSystemCalls(Pod pod) {
    Map<String, Object> context = at(pod.spec(), "securityContext");

    assertThat(context).containsEntry("runAsNonRoot", true).doesNotContainKey("sysctls");
    assertThat((Integer) context.get("runAsUser")).isPositive();
    assertThat(at(context, "seccompProfile")).containsEntry("type", "RuntimeDefault");
  }

  @ParameterizedTest
  @MethodSource("pods")
  void aContainerGainsNoRightsAndChangesNothingOfItsImage(Pod pod) {
    assertThat(pod.spec()).doesNotContainKeys("initContainers", "ephemeralContainers");
    assertThat(maps(pod.spec(), "containers"))
        .isNotEmpty()
        .allSatisfy(
            container -> {
              Map<String, Object> context = at(container, "securityContext");
              assertThat(context)
                  .containsEntry("allowPrivilegeEscalation", false)
                  .containsEntry("readOnlyRootFilesystem", true)
                  .doesNotContainKeys("privileged", "procMount", "runAsUser", "seccompProfile");
              assertThat(at(context, "capabilities")).isEqualTo(Map.of("drop", List.of("ALL")));
            });
  }

  @ParameterizedTest
  @MethodSource("pods")
  void whereverSparkWritesThereIsAVolume(Pod pod) {
    assertThat(maps(maps(pod.spec(), "containers").get(0), "volumeMounts"))
        .extracting(mount -> mount.get("mountPath"))
        .contains("/tmp");
  }

  @Test
  void executorsHaveNoRightsInKubernetes() {
    assertThat(options())
        .contains("spark.kubernetes.authenticate.executor.serviceAccountName=dangol-executor")
        .contains("podTemplateFile=/opt/dangol/jobs/kubernetes/executor.yaml");
    assertThat(maps(one("RoleBinding"), "subjects"))
        .extracting(subject -> subject.get("name"))
        .containsExactly("dangol");
    assertThat(pods().get(1).spec()).containsEntry("automountServiceAccountToken", false);
  }

  @Test
  void onlyTheNightsOwnPodsReachItsPorts() {
    Map<String, Object> policy = at(one("NetworkPolicy"), "spec");

    assertThat(policy.get("policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
    assertThat(ours().toString()).contains("dangol-driver", "dangol-executor");
    assertThat(maps(policy, "ingress"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.get("from")).isEqualTo(List.of(Map.of("podSelector", ours())));
              assertThat(ports(rule)).containsExactly(7078, 7079);
            });
    assertThat(options())
        .contains("spark.driver.port=7078")
        .contains("spark.driver.blockManager.port=7079")
        .contains("spark.blockManager.port=7079");
  }

  @Test
  void aNightReachesWhatItNeedsAndNothingElse() {
    List<Map<String, Object>> rules = maps(at(one("NetworkPolicy"), "spec"), "egress");

    assertThat(rules).hasSize(2);
    assertThat(rules.get(0).get("to")).isEqualTo(List.of(Map.of("podSelector", ours())));
    assertThat(ports(rules.get(0))).containsExactly(7078, 7079);
    assertThat(ports(rules.get(1))).containsOnly(53, 443, 6443, 5432);
    assertThat(ports(at(one("Service"), "spec"))).containsExactly(7078, 7079);
    assertThat(at(one("Service"), "spec")).containsEntry("clusterIP", "None");
  }

  private static Map<String, Object> ours() {
    return at(one("NetworkPolicy"), "spec", "podSelector");
  }

  private static List<Object> ports(Map<String, Object> rule) {
    return maps(rule, "ports").stream().map(port -> port.get("port")).toList();
  }

  private static String options() {
    Map<String, Object> driver = maps(pods().get(0).spec(), "containers").get(0);
    return maps(driver, "env").stream()
        .filter(variable -> "SPARK_OPTIONS".equals(variable.get("name")))
        .map(variable -> String.valueOf(variable.get("value")))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> one(String kind) {
    return documents(NIGHTLY).stream()
        .filter(document -> kind.equals(document.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> documents(String file) {
    try {
      String text = Files.readString(Path.of("jobs/kubernetes", file));
      return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
          .map(document -> (Map<String, Object>) document)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> from, String... path) {
    Map<String, Object> here = from;
    for (String name : path) {
      here = (Map<String, Object>) Optional.ofNullable(here.get(name)).orElseThrow();
    }
    return here;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Map<String, Object> from, String name) {
    return (List<Map<String, Object>>) Optional.ofNullable(from.get(name)).orElse(List.of());
  }
}

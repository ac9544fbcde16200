# Sets and exports JAVA_HOME to the first JDK that is new enough, or says in one line what to
# install. Sourced by the launcher and by mvnw, so that both agree. It starts no JVM: a JDK states
# its version in its `release` file. Looks at JAVA_HOME, then in the usual folders, then at PATH.
# DIFFRAQT_JDK_FOLDERS, a list separated by colons, replaces the usual folders.

jdk_needed=25

jdk_is_new_enough() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    [ "${value:-0}" -ge "$jdk_needed" ]
    return
  done <"$1/release"
  return 1
}

jdk_in_folders() {
  folders=${DIFFRAQT_JDK_FOLDERS-/usr/lib/jvm:/usr/java:/opt/java:/Library/Java/JavaVirtualMachines:${HOME-}/Library/Java/JavaVirtualMachines:${HOME-}/.sdkman/candidates/java:${HOME-}/.jdks}:
  while [ -n "$folders" ]; do
    for home in "${folders%%:*}"/*; do
      for candidate in "$home" "$home/Contents/Home"; do
        jdk_is_new_enough "$candidate" && found=$candidate && return
      done
    done
    folders=${folders#*:}
  done
  return 1
}

jdk_on_path() {
  compiler=$(command -v javac) || return 1
  compiler=$(readlink -f "$compiler") || return 1
  found=${compiler%/bin/javac}
  jdk_is_new_enough "$found"
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && jdk_is_new_enough "$JAVA_HOME"; then
    return
  fi
  if jdk_in_folders || jdk_on_path; then
    JAVA_HOME=$found
    export JAVA_HOME
    return
  fi
  echo "diffraqt: no JDK $jdk_needed or newer found; install one, for example Eclipse Temurin" \
    "$jdk_needed from https://adoptium.net, or set JAVA_HOME to where it is" >&2
  return 1
}

# SPDX-License-Identifier: Apache-2.0
# Writes the man pages and completions that PROGRAM makes of its tables below TO.
function(page file)
	execute_process(COMMAND ${PROGRAM} help ${ARGN} OUTPUT_FILE ${TO}/${file}
		COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${TO})
file(MAKE_DIRECTORY ${TO}/man1)
execute_process(COMMAND ${PROGRAM} help --list OUTPUT_VARIABLE names COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" names "${names}")
page(man1/taiyaku.1 --man)
foreach(name ${names})
	page(man1/taiyaku-${name}.1 --man ${name})
endforeach()
page(taiyaku.bash --completion bash)
page(_taiyaku --completion zsh)
page(taiyaku.fish --completion fish)
file(TOUCH ${TO}/stamp)

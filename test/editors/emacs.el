;;; Opens the file of ZONETRIO_FILE, makes the repair of ZONETRIO_REPAIR at the finding of ZONETRIO_RULE, and saves.  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'flymake)

(defun driver-finding (rule)
  "The finding of RULE in the current buffer."
  (flymake-start)
  (cl-find-if (lambda (found) (string-match-p (regexp-quote rule) (flymake-diagnostic-text found)))
              (flymake-diagnostics)))

(defun driver-await (what condition)
  "Wait until CONDITION; WHAT it is, for who waits in vain."
  (let ((end (+ (float-time) 90)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (error "waited in vain for %s: %s" what
               (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
      (accept-process-output nil 0.1))))

(let* ((rule (getenv "ZONETRIO_RULE"))
       (repair (getenv "ZONETRIO_REPAIR"))
       (buffer (find-file (getenv "ZONETRIO_FILE")))
       (choose (lambda (_prompt items &rest _)
                 (or (cl-find-if (lambda (item) (string-prefix-p repair item))
                                 (all-completions "" items))
                     (error "is not offered: %S" items)))))
  (with-current-buffer buffer
    ;; Nobody types here, and so no command ends behind which eglot would start.
    (run-hooks 'post-command-hook)
    (driver-await "the server" #'eglot-current-server)
    (driver-await "the finding" (lambda () (driver-finding rule)))
    (goto-char (flymake-diagnostic-beg (driver-finding rule)))
    (cl-letf ((completing-read-function choose)
              ((symbol-function 'y-or-n-p) #'always)
              ;; As if it were chosen with the keyboard and not with a mouse.
              (last-nonmenu-event ?x))
      (eglot-code-actions (point) (flymake-diagnostic-end (driver-finding rule)) nil t))
    (driver-await "the repair" (lambda () (buffer-modified-p buffer)))
    ;; Edits are told when Emacs has nothing to do, which in batch mode it never has, or when they are saved.
    (save-some-buffers t)
    (driver-await "the end of the finding" (lambda () (not (driver-finding rule))))
    (message "left: %S" (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
    (eglot-shutdown (eglot-current-server))))

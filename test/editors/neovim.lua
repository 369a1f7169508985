-- Opens the file of ZONETRIO_FILE, makes the repair of ZONETRIO_REPAIR at the finding of ZONETRIO_RULE, and saves.
local PATIENCE = 90000

local function fail(words)
	io.stderr:write(words .. "\n")
	vim.cmd("cquit")
end

local function await(what, condition)
	if not vim.wait(PATIENCE, condition, 50) then
		fail("waited in vain for " .. what .. ": " .. vim.inspect(vim.diagnostic.get(0)))
	end
end

local function finding(rule)
	for _, found in ipairs(vim.diagnostic.get(0)) do
		if found.code == rule then
			return found
		end
	end
end

local function run()
	vim.cmd("edit " .. vim.fn.fnameescape(vim.env.ZONETRIO_FILE))
	local buffer = vim.api.nvim_get_current_buf()
	local rule = vim.env.ZONETRIO_RULE
	await("the finding", function() return finding(rule) end)
	local found = finding(rule)
	vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
	local offered
	vim.ui.select = function(items, options, choose)
		offered = vim.tbl_map(options.format_item, items)
		for index, item in ipairs(items) do
			if vim.startswith(options.format_item(item), vim.env.ZONETRIO_REPAIR) then
				return choose(item, index)
			end
		end
		fail("is not offered: " .. vim.inspect(offered))
	end
	vim.lsp.buf.code_action()
	await("the repair", function() return vim.bo[buffer].modified end)
	await("the end of the finding", function() return not finding(rule) end)
	vim.cmd("wall")
	for _, other in ipairs(vim.api.nvim_list_bufs()) do
		for _, one in ipairs(vim.diagnostic.get(other)) do
			print(vim.fn.fnamemodify(vim.api.nvim_buf_get_name(other), ":.") .. " " .. tostring(one.code))
		end
	end
	print("columns in " .. (vim.lsp.get_active_clients or vim.lsp.get_clients)()[1].offset_encoding)
	vim.cmd("qall")
end

local isDone, problem = pcall(run)
if not isDone then
	fail(tostring(problem))
end
